import { COVER_VERTICES, type GlProgram, ShaderRefusedError, createGlProgram } from './gl-program.ts';

const programs = new WeakMap<WebGL2RenderingContext, Map<string, GlProgram | ShaderRefusedError>>();

/**
 * The program of that name, compiled at its first use.
 * @throws ShaderRefusedError when the driver refuses it, the same one each time.
 */
export function findProgram(
  gl: WebGL2RenderingContext,
  key: string,
  write: () => { readonly vertices?: string; readonly fragments: string },
): GlProgram {
  let known = programs.get(gl);
  if (known === undefined) programs.set(gl, (known = new Map<string, GlProgram | ShaderRefusedError>()));
  let program = known.get(key);
  if (program === undefined) {
    program = compileProgram(gl, write());
    known.set(key, program);
  }
  if (program instanceof ShaderRefusedError) throw program;
  return program;
}

function compileProgram(
  gl: WebGL2RenderingContext,
  { vertices = COVER_VERTICES, fragments }: { readonly vertices?: string; readonly fragments: string },
): GlProgram | ShaderRefusedError {
  try {
    return createGlProgram(gl, vertices, fragments);
  } catch (error) {
    if (error instanceof ShaderRefusedError) return error;
    throw error;
  }
}
