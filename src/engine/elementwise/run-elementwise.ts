import * as tf from '@tensorflow/tfjs';
import { bindInputs, bindTarget } from '#engine/gl/draw-target.ts';
import { findProgram } from '#engine/gl/program-cache.ts';
import { describePlace } from '#engine/gl/read-values.ts';
import {
  type Access,
  beginTexelShader,
  declareInput,
  findTexel,
  readInput,
  writeOutputs,
} from '#engine/gl/texel-shader.ts';
import {
  type TextureLayout,
  canWriteFloats,
  createAlike,
  liesAlike,
  readLayout,
} from '#engine/gl/texture-layout.ts';
import type { Operation } from './operations.ts';

const NAMES = ['a', 'b', 'c'] as const;
const MOST_NUMBERS = 2;

/** An input as the shader gets it: a number, a texture of one value, or a texture of as many as the output. */
type Source =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'single'; readonly layout: TextureLayout }
  | { readonly kind: 'full'; readonly layout: TextureLayout };

/**
 * One program for an operation on tensors of one shape, and single numbers, in whatever layouts they lie. Stock packs or
 * unpacks inputs that lie otherwise than its program wants, and uploads every constant, each with a program of its own.
 * Null for what stock has to do: other broadcasts, small tensors in plain memory, other dtypes.
 */
export function runElementwise(
  backend: tf.MathBackendWebGL,
  name: string,
  operation: Operation,
  inputs: readonly tf.TensorInfo[],
  numbers: readonly number[],
): tf.TensorInfo | null {
  const { gl } = backend.gpgpu;
  if (!(gl instanceof WebGL2RenderingContext) || !canWriteFloats(backend)) return null;
  const shape = findShape(inputs);
  if (shape === null || backend.shouldExecuteOnCPU([...inputs])) return null;
  const sources: Source[] = [];
  for (const input of inputs) {
    const source = readSource(backend, input, shape);
    if (source === null) return null;
    sources.push(source);
  }
  const place = choosePlace(sources);
  if (place === null) return null;
  const accesses = sources.map((source) => chooseAccess(source, place));
  const key = `${name} ${place.isPacked ? 'packed' : 'unpacked'} ${accesses.join(' ')}`;
  const program = findProgram(gl, key, () => ({
    fragments: writeShader(operation, place.isPacked, accesses),
  }));
  const { dataId, texture } = createAlike(backend, place);
  backend.texData.get(dataId).dtype = operation.output;
  gl.useProgram(program.program);
  bindTarget(gl, { textures: [texture], width: place.width, height: place.height });
  const textures: [string, WebGLTexture][] = [];
  sources.forEach((source, at) => {
    const input = NAMES[at] ?? 'a';
    if (source.kind === 'number') gl.uniform1f(program.uniform(`${input}Number`), source.value);
    else {
      textures.push([`${input}Texture`, source.layout.texture]);
      if (accesses[at] !== 'alike') describePlace(program, input, source.layout);
    }
  });
  bindInputs(program, textures);
  if (numbers.length > 0) gl.uniform1fv(program.uniform('n'), [...numbers, 0].slice(0, MOST_NUMBERS));
  gl.uniform3i(program.uniform('place'), place.width, place.rows, place.columns);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
  return { dataId, shape, dtype: operation.output };
}

/** The largest input's shape if each other input has it too, or has one value. */
function findShape(inputs: readonly tf.TensorInfo[]): number[] | null {
  const [largest] = [...inputs].sort((a, b) => sizeOf(b) - sizeOf(a) || b.shape.length - a.shape.length);
  if (largest === undefined || sizeOf(largest) < 2) return null;
  const { shape } = largest;
  const fits = (one: tf.TensorInfo): boolean =>
    tf.util.arraysEqual(one.shape, shape) || (sizeOf(one) === 1 && one.shape.length <= shape.length);
  return inputs.every(fits) ? [...shape] : null;
}

function sizeOf({ shape }: tf.TensorInfo): number {
  return tf.util.sizeFromShape(shape);
}

function readSource(backend: tf.MathBackendWebGL, input: tf.TensorInfo, shape: number[]): Source | null {
  const { values, texture } = backend.texData.get(input.dataId);
  const isSingle = sizeOf(input) === 1 && !tf.util.arraysEqual(input.shape, shape);
  if (isSingle && values != null && texture == null) return { kind: 'number', value: Number(values[0]) };
  const layout = readLayout(backend, input.dataId);
  return layout === null ? null : { kind: isSingle ? 'single' : 'full', layout };
}

/** The output lies as an input does, packed if one is: four values then take one invocation. */
function choosePlace(sources: readonly Source[]): TextureLayout | null {
  const layouts = sources.flatMap((source) => (source.kind === 'full' ? [source.layout] : []));
  const own = layouts.filter(({ offset }) => offset === 0);
  return own.find(({ isPacked }) => isPacked) ?? own[0] ?? null;
}

function chooseAccess(source: Source, place: TextureLayout): InputAccess {
  if (source.kind === 'number') return 'number';
  const { layout, kind } = source;
  if (kind === 'single') return layout.isPacked ? 'single packed' : 'single unpacked';
  if (liesAlike(layout, place)) return 'alike';
  return layout.isPacked ? 'packed' : 'unpacked';
}

type InputAccess = Access | 'number' | 'single packed' | 'single unpacked';

function writeShader(operation: Operation, isPacked: boolean, accesses: readonly InputAccess[]): string {
  const names = NAMES.slice(0, accesses.length);
  const parts = isPacked ? ['.r', '.g', '.b', '.a'] : [''];
  const calls = parts.map((part) => `compute(${names.map((name) => `${name}${part}`).join(', ')})`);
  return [
    beginTexelShader(isPacked),
    '#define NOT_A_NUMBER uintBitsToFloat(0x7fc00000u)',
    ...names.map((name, at) => declare(name, accesses[at] ?? 'alike')),
    `uniform float n[${MOST_NUMBERS}];`,
    'out vec4 result;',
    `float compute(${names.map((name) => `float ${name}`).join(', ')}) { ${operation.body} }`,
    'void main() {',
    findTexel(isPacked),
    ...names.map((name, at) => `  Real ${name} = ${read(name, accesses[at] ?? 'alike', isPacked)};`),
    writeOutputs([['result', isPacked ? `vec4(${calls.join(', ')})` : (calls[0] ?? '')]], isPacked),
    '}',
  ].join('\n');
}

function declare(name: string, access: InputAccess): string {
  if (access === 'number') return `uniform float ${name}Number;`;
  return declareInput(name, access === 'single packed' ? 'packed' : access === 'single unpacked' ? 'unpacked' : access); // prettier-ignore
}

function read(name: string, access: InputAccess, isPacked: boolean): string {
  if (access === 'number') return `Real(${name}Number)`;
  if (access === 'single packed' || access === 'single unpacked') return `Real(${name}At(0))`;
  return readInput(name, access, isPacked);
}
