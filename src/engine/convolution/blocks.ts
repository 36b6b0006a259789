import type * as tf from '@tensorflow/tfjs';
import type { GlProgram } from '#engine/gl/gl-program.ts';
import { DECLARE_PLACE_OF } from '#engine/gl/place-of.ts';
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
export function keyOf(input: BlockInput): string {
  const { name, channels, columns } = input;
  return [name, formOf(input), columns % 2, channels % 2, channels === 1].join('');
}

/**
 * How the shader finds a block: in 'rows' each line of the texture holds all channels of one pair of columns, in 'lined' of
 * several, in 'blocks' they run on from line to line. In the others a block is put together value by value.
 */
function formOf({
  isBlocked,
  layout,
  channels,
}: BlockInput): 'rows' | 'lined' | 'blocks' | 'values' | 'packed' {
  const channelPairs = Math.ceil(channels / 2);
  if (!isBlocked) return layout.isPacked ? 'packed' : 'values';
  if (layout.width === channelPairs) return 'rows';
  return layout.width % channelPairs === 0 ? 'lined' : 'blocks';
}

/**
 * Declares `ivec2 NAMEPlace(int line, int pair)` of a pair of columns inside the tensor, which a loop over channels keeps,
 * `vec4 NAMEFetch(ivec2 place, int channelPair)`, zero beyond the tensor's last column and channel, and both in one,
 * `vec4 NAMEBlock(int line, int pair, int channelPair)`, zero beyond its pairs too.
 */
export function declareBlocks(input: BlockInput): string {
  const { name, columns, channels } = input;
  const form = formOf(input);
  const clearColumn =
    columns % 2 === 1 ? `block.zw = mix(block.zw, vec2(0.0), bvec2(pair == ${name}Pairs.x - 1));` : '';
  const clearChannel =
    channels % 2 === 1
      ? `block.yw = mix(block.yw, vec2(0.0), bvec2(channelPair == ${name}Pairs.y - 1));`
      : '';
  const head =
    form === 'packed'
      ? declareTensor(`${name}Value`, true)
      : `uniform sampler2D ${name}Texture;\n// Texture's width, pairs of columns in it, values to skip.\nuniform ivec3 ${name}Width;`;
  const find: Readonly<Record<typeof form, string>> = {
    rows: `ivec2(0, line * ${name}Pairs.x + pair)`,
    lined: `placeOf(line * ${name}Pairs.x + pair, ${name}Width.y) * ivec2(${name}Pairs.y, 1)`,
    blocks: `ivec2((line * ${name}Pairs.x + pair) * ${name}Pairs.y, 0)`,
    values: `ivec2((line * ${name}Pairs.z + 2 * pair) * ${name}Pairs.w, pair)`,
    packed: `ivec2((line * ${name}Pairs.z + 2 * pair) * ${name}Pairs.w, pair)`,
  };
  const isByValue = form === 'values' || form === 'packed';
  const at =
    form === 'blocks' ? `placeOf(place.x + channelPair, ${name}Width.x)` : 'place + ivec2(channelPair, 0)';
  const fetch = isByValue
    ? readByValue(input)
    : `vec4 block = texelFetch(${name}Texture, ${at}, 0);
  ${clearChannel}`;
  return `${head}
// Pairs of columns, pairs of channels; columns, channels.
uniform ivec4 ${name}Pairs;
${form === 'values' ? declareValue(name) : ''}
ivec2 ${name}Place(int line, int pair) { return ${find[form]}; }
vec4 ${name}Fetch(ivec2 place, int channelPair) {
  ${fetch}
  return block;
}
// Zero in the last pair's missing column.
vec4 ${name}Clear(vec4 block, int pair) { ${isByValue ? '' : clearColumn} return block; }
vec4 ${name}Block(int line, int pair, int channelPair) {
  bool isInside = pair >= 0 && pair < ${name}Pairs.x;
  int near = clamp(pair, 0, ${name}Pairs.x - 1);
  vec4 block = ${name}Clear(${name}Fetch(${name}Place(line, near), channelPair), near);
  return mix(vec4(0.0), block, bvec4(isInside));
}`;
}

function declareValue(name: string): string {
  return `float ${name}ValueAt(int at) { return texelFetch(${name}Texture, placeOf(at + ${name}Width.z, ${name}Width.x), 0).r; }`;
}

function readByValue({ name, channels }: BlockInput): string {
  const at = `int at = place.x + 2 * channelPair;
  bool hasColumn = 2 * place.y + 1 < ${name}Pairs.z;`;
  if (channels === 1)
    return `${at}
  vec4 block = vec4(${name}ValueAt(at), 0.0, 0.0, 0.0);
  if (hasColumn) block.z = ${name}ValueAt(at + 1);`;
  return `${at}
  bool hasChannel = 2 * channelPair + 1 < ${name}Pairs.w;
  vec4 block = vec4(${name}ValueAt(at), 0.0, 0.0, 0.0);
  if (hasChannel) block.y = ${name}ValueAt(at + 1);
  if (hasColumn) block.z = ${name}ValueAt(at + ${name}Pairs.w);
  if (hasChannel && hasColumn) block.w = ${name}ValueAt(at + ${name}Pairs.w + 1);`;
}

/** The sampler that an input's texture is bound to. */
export function samplerOf(input: BlockInput): string {
  return formOf(input) === 'packed' ? `${input.name}ValueTexture` : `${input.name}Texture`;
}

/** Sets the uniforms of `declareBlocks`; the texture is bound by the caller. */
export function describeBlocks(program: GlProgram, input: BlockInput): void {
  const { name, layout, columns, channels } = input;
  if (formOf(input) === 'packed') describePlace(program, `${name}Value`, layout);
  else {
    const columnPairs = Math.floor(layout.width / Math.ceil(channels / 2));
    program.gl.uniform3i(program.uniform(`${name}Width`), layout.width, columnPairs, layout.offset);
  }
  const pairs = [Math.ceil(columns / 2), Math.ceil(channels / 2)] as const;
  program.gl.uniform4i(program.uniform(`${name}Pairs`), ...pairs, columns, channels);
}

/** Begins a shader that reads and writes blocks. */
export const BLOCK_SHADER_HEAD = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
${DECLARE_PLACE_OF}
bool isNaN(float x) { return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u; }`;

/** Declares what `findBlock` needs. */
export const DECLARE_OUTPUT = `// Texture's width; lines of a picture, columns, channels.
uniform ivec4 outShape;
layout(location = 0) out vec4 result;`;

/** Sets `image`, `line` in it, `pair` of columns and `channelPair` of the block that this invocation writes. */
export const FIND_BLOCK = `  ivec2 at = ivec2(gl_FragCoord.xy);
  ivec2 pairs = (outShape.zw + 1) >> 1;
  ivec2 found = placeOf(at.y * outShape.x + at.x, pairs.y);
  int channelPair = found.x;
  found = placeOf(found.y, pairs.x);
  int pair = found.x;
  int lines = found.y;
  found = placeOf(lines, outShape.y);
  int line = found.x;
  int image = found.y;`;

/** Writes \`value\`, with zeros beyond the tensor, which tfjs's packed programs expect. */
export const WRITE_BLOCK = `  if (2 * pair + 1 >= outShape.z) value.zw = vec2(0.0);
  if (2 * channelPair + 1 >= outShape.w) value.yw = vec2(0.0);
  result = value;`;
