import * as tf from '@tensorflow/tfjs';
import { bindInputs, bindTarget } from '#engine/gl/draw-target.ts';
import type { GlProgram } from '#engine/gl/gl-program.ts';
import { findProgram } from '#engine/gl/program-cache.ts';
import { type TextureLayout, createPacked, readLayout } from '#engine/gl/texture-layout.ts';
import { describeAny } from './any-tensor.ts';
import type { TextureSize } from './quads.ts';

/** A texture by its sampler's name, or a tensor in whatever layout. */
export type Input = readonly [name: string, WebGLTexture | TextureLayout];

export type Integers = Readonly<Record<string, number | readonly number[]>>;

/** Where a program writes: textures of one size, and the part of them if not all. */
export interface Target extends TextureSize {
  readonly textures: readonly WebGLTexture[];
  readonly part?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** The context that sequences are drawn in. */
export function contextOf(backend: tf.MathBackendWebGL): WebGL2RenderingContext {
  const { gl } = backend.gpgpu;
  if (gl instanceof WebGL2RenderingContext) return gl;
  throw new Error('Sequences need WebGL 2.');
}

/** The program of that name, in use. */
export function startProgram(gl: WebGL2RenderingContext, key: string, write: () => string): GlProgram {
  const program = findProgram(gl, `recurrent ${key}`, () => ({ fragments: write() }));
  gl.useProgram(program.program);
  return program;
}

/** Sets integer uniforms of the program in use; they keep their values from draw to draw. */
export function setIntegers(program: GlProgram, integers: Integers): void {
  const { gl } = program;
  for (const name in integers) {
    const value = integers[name];
    if (value === undefined) continue;
    const [x = 0, y = 0, z = 0, w = 0] = typeof value === 'number' ? [value] : value;
    const place = program.uniform(name);
    if (typeof value === 'number') gl.uniform1i(place, x);
    else if (value.length === 2) gl.uniform2i(place, x, y);
    else gl.uniform4i(place, x, y, z, w);
  }
}

/** Binds all inputs of the program in use, in their order. */
export function setInputs(program: GlProgram, inputs: readonly Input[]): void {
  bindInputs(
    program,
    inputs.map(([name, input]) => ('texture' in input ? [`${name}Texture`, input.texture] : [name, input])),
  );
  for (const [name, input] of inputs) if ('texture' in input) describeAny(program, name, input);
}

/** Draws with the program in use. */
export function drawInto(gl: WebGL2RenderingContext, { textures, width, height, part }: Target): void {
  bindTarget(gl, { textures, width, height });
  if (part !== undefined) {
    gl.viewport(part.x, part.y, part.width, part.height);
    gl.scissor(part.x, part.y, part.width, part.height);
  }
  gl.drawArrays(gl.TRIANGLES, 0, 3);
}

/** A new packed tensor [matrices, rows, columns] or [rows, columns], and where a program with WRITE_PACKED writes it. */
export function createPackedOutput(
  backend: tf.MathBackendWebGL,
  shape: number[],
): { readonly tensor: tf.Tensor; readonly target: Target; readonly packed: number[] } {
  const { dataId, layout } = createPacked(backend, shape);
  const { texture, width, height, rows, columns } = layout;
  return {
    tensor: tf.engine().makeTensorFromTensorInfo({ dataId, shape, dtype: 'float32' }, backend),
    target: { textures: [texture], width, height },
    packed: [rows, columns, shape.length > 2 ? (shape[0] ?? 1) : 1, width],
  };
}

/** A new unpacked tensor and where a program writes its values. */
export function createOutput(
  backend: tf.MathBackendWebGL,
  shape: number[],
): { readonly info: tf.TensorInfo; readonly target: Target } {
  const info = backend.makeTensorInfo(shape, 'float32');
  const layout = readLayout(backend, info.dataId);
  if (layout === null) throw new Error('The WebGL backend gave no texture.');
  return { info, target: { textures: [layout.texture], width: layout.width, height: layout.height } };
}
