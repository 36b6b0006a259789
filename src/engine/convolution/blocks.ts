import type * as tf from '@tensorflow/tfjs';
import type { GlProgram } from '#engine/gl/gl-program.ts';
import { declareTensor, describePlace } from '#engine/gl/read-values.ts';
import { type TextureLayout, readLayout } from '#engine/gl/texture-layout.ts';

/**
 * A tensor [..lines, columns, channels] as the shaders here read it: in blocks of two columns by two channels
 * (x: first column and channel, y: second channel, z: second column, w: both), which is how tfjs packs it.
 */
export interface BlockInput {
  readonly name: string;
  readonly layout: TextureLayout;
  readonly columns: number;
  readonly channels: number;
  /** Whether a texel is a block; else a block is put together value by value. */
  readonly isBlocked: boolean;
}

/** How a tensor lies, to be read in blocks; null for what has no float32 texture. Uploads what is not there yet in blocks. */
export function readBlocks(
  backend: tf.MathBackendWebGL,
  name: string,
  tensor: tf.TensorInfo,
  columns: number,
  channels: number,
): BlockInput | null {
  if (tensor.dtype !== 'float32') return null;
  const data = backend.texData.get(tensor.dataId);
  if (data.texture == null && data.slice == null && channels > 1) data.isPacked = true;
  const layout = readLayout(backend, tensor.dataId);
  if (layout === null) return null;
  const { rows } = layout;
  const hasSameRows = rows === columns || (rows % 2 === 0 && columns % 2 === 0);
  const isBlocked = layout.isPacked && layout.offset === 0 && layout.columns === channels && hasSameRows;
  return { name, layout, columns, channels, isBlocked };
}

/** What of an input's layout its part of the shader depends on. */
export function keyOf({ layout, columns, channels, isBlocked }: BlockInput): string {
  const form = isBlocked ? 'blocks' : layout.isPacked ? 'packed' : 'values';
  return `${form}${columns % 2}${channels % 2}${channels === 1 ? 's' : ''}`;
}

/** Declares `vec4 NAMEBlock(int line, int pair, int channelPair)`, zero beyond the tensor's columns and channels. */
export function declareBlocks(input: BlockInput): string {
  const { name, columns, channels, isBlocked, layout } = input;
  const head = isBlocked
    ? `uniform sampler2D ${name}Texture;\nuniform int ${name}Width;`
    : declareTensor(name, layout.isPacked);
  const clearColumn = columns % 2 === 1 ? `if (pair == ${name}Pairs.x - 1) block.zw = vec2(0.0);` : '';
  const clearChannel =
    channels % 2 === 1 ? `if (channelPair == ${name}Pairs.y - 1) block.yw = vec2(0.0);` : '';
  const read = isBlocked
    ? `vec4 block = texelFetch(${name}Texture, placeOf((line * ${name}Pairs.x + pair) * ${name}Pairs.y + channelPair, ${name}Width), 0);
  ${clearColumn} ${clearChannel}`
    : readByValue(input);
  return `${head}
// Pairs of columns, pairs of channels; columns, channels.
uniform ivec4 ${name}Pairs;
vec4 ${name}Block(int line, int pair, int channelPair) {
  if (pair < 0 || pair >= ${name}Pairs.x || channelPair >= ${name}Pairs.y) return vec4(0.0);
  ${read}
  return block;
}`;
}

function readByValue({ name, channels }: BlockInput): string {
  const at = `int at = (line * ${name}Pairs.z + 2 * pair) * ${name}Pairs.w + 2 * channelPair;
  bool hasColumn = 2 * pair + 1 < ${name}Pairs.z;`;
  if (channels === 1)
    return `${at}
  vec4 block = vec4(${name}At(at), 0.0, 0.0, 0.0);
  if (hasColumn) block.z = ${name}At(at + 1);`;
  return `${at}
  bool hasChannel = 2 * channelPair + 1 < ${name}Pairs.w;
  vec4 block = vec4(${name}At(at), 0.0, 0.0, 0.0);
  if (hasChannel) block.y = ${name}At(at + 1);
  if (hasColumn) block.z = ${name}At(at + ${name}Pairs.w);
  if (hasChannel && hasColumn) block.w = ${name}At(at + ${name}Pairs.w + 1);`;
}

/** Sets the uniforms of `declareBlocks`; the texture is bound by the caller. */
export function describeBlocks(program: GlProgram, input: BlockInput): void {
  const { name, layout, columns, channels, isBlocked } = input;
  if (isBlocked) program.gl.uniform1i(program.uniform(`${name}Width`), layout.width);
  else describePlace(program, name, layout);
  const pairs = [Math.ceil(columns / 2), Math.ceil(channels / 2)] as const;
  program.gl.uniform4i(program.uniform(`${name}Pairs`), ...pairs, columns, channels);
}

/** Begins a shader that reads and writes blocks. */
export const BLOCK_SHADER_HEAD = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
// By a product in place of an integer division, which costs more than the reading; put right where it was one off.
ivec2 placeOf(int texel, int width) {
  int y = int(float(texel) / float(width));
  int x = texel - y * width;
  if (x < 0) { y--; x += width; } else if (x >= width) { y++; x -= width; }
  return ivec2(x, y);
}
bool isNaN(float x) { return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u; }`;

/** Declares what `findBlock` needs. */
export const DECLARE_OUTPUT = `// Texture's width; lines of a picture, columns, channels.
uniform ivec4 outShape;
layout(location = 0) out vec4 result;`;

/** Sets `image`, `line` in it, `pair` of columns and `channelPair` of the block that this invocation writes. */
export const FIND_BLOCK = `  ivec2 at = ivec2(gl_FragCoord.xy);
  int texel = at.y * outShape.x + at.x;
  ivec2 pairs = (outShape.zw + 1) / 2;
  int rest = texel / pairs.y;
  int channelPair = texel - rest * pairs.y;
  int lines = rest / pairs.x;
  int pair = rest - lines * pairs.x;
  int image = lines / outShape.y;
  int line = lines - image * outShape.y;`;

/** Writes \`value\`, with zeros beyond the tensor, which tfjs's packed programs expect. */
export const WRITE_BLOCK = `  if (2 * pair + 1 >= outShape.z) value.zw = vec2(0.0);
  if (2 * channelPair + 1 >= outShape.w) value.yw = vec2(0.0);
  result = value;`;
