import { COVER_VERTICES, type GlProgram, createGlProgram } from './gl-program.ts';

const programs = new WeakMap<WebGL2RenderingContext, Map<string, GlProgram>>();

/**
 * The program of that name, compiled at its first use.
 * @throws ShaderRefusedError when the driver refuses it.
 */
export function findProgram(
  gl: WebGL2RenderingContext,
  key: string,
  write: () => { readonly vertices?: string; readonly fragments: string },
): GlProgram {
  let known = programs.get(gl);
  if (known === undefined) programs.set(gl, (known = new Map<string, GlProgram>()));
  let program = known.get(key);
  if (program === undefined) {
    const { vertices = COVER_VERTICES, fragments } = write();
    program = createGlProgram(gl, vertices, fragments);
    known.set(key, program);
  }
  return program;
}
