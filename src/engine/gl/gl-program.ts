/** A linked program of ours, beside tfjs's own, in the same context. */
export interface GlProgram {
  readonly gl: WebGL2RenderingContext;
  readonly program: WebGLProgram;
  /** Looked up once a name. */
  uniform(name: string): WebGLUniformLocation | null;
}

/** Thrown when a driver refuses a shader; the caller goes back to stock tfjs. */
export class ShaderRefusedError extends Error {
  override readonly name = 'ShaderRefusedError';
}

/** One triangle that covers the whole target; needs no vertex buffer. */
export const COVER_VERTICES = `#version 300 es
void main() {
  vec2 corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
  gl_Position = vec4(corner, 0.0, 1.0);
}`;

/** @throws ShaderRefusedError with the driver's own words. */
export function createGlProgram(gl: WebGL2RenderingContext, vertices: string, fragments: string): GlProgram {
  const program = gl.createProgram();
  const shaders = [
    compile(gl, gl.VERTEX_SHADER, vertices),
    compile(gl, gl.FRAGMENT_SHADER, fragments),
  ] as const;
  for (const shader of shaders) gl.attachShader(program, shader);
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true && !gl.isContextLost()) {
    const words = [gl.getProgramInfoLog(program), ...shaders.map((shader) => gl.getShaderInfoLog(shader))];
    gl.deleteProgram(program);
    throw new ShaderRefusedError(words.filter((text) => text !== null && text !== '').join(' '));
  }
  for (const shader of shaders) gl.deleteShader(shader);
  const locations = new Map<string, WebGLUniformLocation | null>();
  return {
    gl,
    program,
    uniform(name) {
      const known = locations.get(name);
      if (known !== undefined) return known;
      const found = gl.getUniformLocation(program, name);
      locations.set(name, found);
      return found;
    },
  };
}

function compile(gl: WebGL2RenderingContext, kind: number, source: string): WebGLShader {
  const shader = gl.createShader(kind);
  if (shader === null) throw new ShaderRefusedError('The context gave no shader.');
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  return shader;
}
