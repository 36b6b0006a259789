import type { GlProgram } from './gl-program.ts';

interface Surface {
  /** One for each number of targets: a target left over from an earlier draw could be what this one reads. */
  readonly framebuffers: Map<number, WebGLFramebuffer>;
  readonly vertices: WebGLVertexArrayObject;
}

const surfaces = new WeakMap<WebGL2RenderingContext, Surface>();

/** Where a draw writes: textures of one size in texels. */
export interface DrawTarget {
  readonly textures: readonly WebGLTexture[];
  readonly width: number;
  readonly height: number;
}

/**
 * Makes `target` what the next draw writes to. tfjs sets framebuffer, viewport, scissor, program and vertex array before each
 * of its own programs, so nothing needs to be put back.
 */
export function bindTarget(gl: WebGL2RenderingContext, { textures, width, height }: DrawTarget): void {
  const { framebuffers, vertices } = surfaceOf(gl);
  const count = textures.length;
  let framebuffer = framebuffers.get(count);
  framebuffer ??= gl.createFramebuffer();
  framebuffers.set(count, framebuffer);
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  attach(gl, textures);
  gl.viewport(0, 0, width, height);
  gl.scissor(0, 0, width, height);
  gl.bindVertexArray(vertices);
}

/** A target that is drawn to many times: its textures are attached once. */
export interface KeptTarget {
  /** Makes a part of it what the next draw writes to. */
  readonly bind: (part: { x: number; y: number; width: number; height: number }) => void;
  readonly dispose: () => void;
}

export function keepTarget(gl: WebGL2RenderingContext, textures: readonly WebGLTexture[]): KeptTarget {
  const { vertices } = surfaceOf(gl);
  const framebuffer = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  attach(gl, textures);
  return {
    bind({ x, y, width, height }) {
      gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
      gl.viewport(x, y, width, height);
      gl.scissor(x, y, width, height);
      gl.bindVertexArray(vertices);
    },
    dispose: () => gl.deleteFramebuffer(framebuffer),
  };
}

/** Fills the bound target's first texture with one number. */
export function fillTarget(gl: WebGL2RenderingContext, value: number): void {
  gl.clearBufferfv(gl.COLOR, 0, [value, value, value, value]);
}

/** Binds textures to samplers in their order. */
export function bindInputs(program: GlProgram, inputs: readonly (readonly [string, WebGLTexture])[]): void {
  const { gl } = program;
  inputs.forEach(([name, texture], unit) => {
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.uniform1i(program.uniform(name), unit);
  });
}

function attach(gl: WebGL2RenderingContext, textures: readonly WebGLTexture[]): void {
  textures.forEach((texture, at) =>
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0 + at, gl.TEXTURE_2D, texture, 0),
  );
  gl.drawBuffers(textures.map((_, at) => gl.COLOR_ATTACHMENT0 + at));
}

function surfaceOf(gl: WebGL2RenderingContext): Surface {
  const known = surfaces.get(gl);
  if (known !== undefined) return known;
  const surface = { framebuffers: new Map<number, WebGLFramebuffer>(), vertices: gl.createVertexArray() };
  surfaces.set(gl, surface);
  return surface;
}
