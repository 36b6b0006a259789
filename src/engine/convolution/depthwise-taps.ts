import type * as tf from '@tensorflow/tfjs';
import {
  BLOCK_SHADER_HEAD,
  type BlockInput,
  DECLARE_OUTPUT,
  FIND_BLOCK,
  WRITE_BLOCK,
  declareBlocks,
  readBlocks,
} from './blocks.ts';
import { createBlocks, describeOutput, drawBlocks, prepareBlocks } from './draw-blocks.ts';

/** A depthwise filter in blocks of two taps by two channels. */
export interface Taps {
  readonly input: BlockInput;
  dispose(): void;
}

/**
 * Reads a filter [height, width, channels, 1] as a matrix [taps, channels], named w. What is not on the device yet goes there
 * in these blocks, and keeps them while it is trained; what lies otherwise is laid out anew by a small program.
 */
export function readTaps(
  backend: tf.MathBackendWebGL,
  gl: WebGL2RenderingContext,
  filter: tf.TensorInfo,
): Taps | null {
  const [height = 1, width = 1, channels = 1] = filter.shape;
  const shape = [height * width, channels];
  const data = backend.texData.get(filter.dataId);
  // The packing follows this shape; tfjs repacks for programs that want another, as it does for shared, reshaped data.
  if (data.texture == null && data.slice == null) data.shape = shape;
  const input = readBlocks(backend, 'w', filter, height * width, channels);
  if (input === null) return null;
  if (input.isBlocked) return { input, dispose: () => undefined };
  const program = prepareBlocks(gl, { key: 'taps', inputs: [input], write: () => writeShader(input) });
  const out = createBlocks(backend, shape);
  drawBlocks(program, {
    inputs: [input],
    targets: [out.layout],
    setUniforms: () => describeOutput(program, out.layout, [1, 1, ...shape]),
  });
  const packed = readBlocks(backend, 'w', out.tensor, height * width, channels);
  const dispose = (): void => backend.disposeIntermediateTensorInfo(out.tensor);
  if (packed === null) dispose();
  return packed === null ? null : { input: packed, dispose };
}

/** Two channels of a tap, of the blocks PREFIX0, PREFIX1, … */
export function tapOf(prefix: string, tap: number): string {
  return `${prefix}${Math.floor(tap / 2)}.${tap % 2 === 0 ? 'xy' : 'zw'}`;
}

function writeShader(input: BlockInput): string {
  return `${BLOCK_SHADER_HEAD}
${declareBlocks(input)}
${DECLARE_OUTPUT}
void main() {
${FIND_BLOCK}
  vec4 value = wBlock(0, pair, channelPair);
${WRITE_BLOCK}
}`;
}
