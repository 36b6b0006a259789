import type * as tf from '@tensorflow/tfjs';
import type { ConvInfo } from '#engine/kernels/conv-info.ts';
import {
  BLOCK_SHADER_HEAD,
  DECLARE_OUTPUT,
  FIND_BLOCK,
  WRITE_BLOCK,
  declareBlocks,
  readBlocks,
} from './blocks.ts';
import { type Taps, readTaps, tapOf } from './depthwise-taps.ts';
import { createBlocks, describeOutput, drawBlocks, findContext, prepareBlocks } from './draw-blocks.ts';

/**
 * The input's gradient of what works on each channel by itself, for any stride, in one program:
 * dx[q, c] = Σ dy[p, c] · w[tap, c] over all p · stride + tap = q + padding. `weights` is a depthwise filter, or one number
 * for all, as in an average of windows. dy: [batch, outHeight, outWidth, channels]. Null for what is stock's.
 */
export function spreadWindows(
  backend: tf.MathBackendWebGL,
  dyTensor: tf.TensorInfo,
  weights: tf.TensorInfo | number,
  info: ConvInfo,
): tf.TensorInfo | null {
  const gl = findContext(backend);
  if (gl === null) return null;
  const dy = readBlocks(backend, 'dy', dyTensor, info.outWidth, info.inChannels);
  const taps = typeof weights === 'number' ? null : readTaps(backend, gl, weights);
  if (dy === null || (taps === null && typeof weights !== 'number')) {
    taps?.dispose();
    return null;
  }
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = info;
  const inputs = taps === null ? [dy] : [dy, taps.input];
  try {
    const program = prepareBlocks(gl, {
      key: `spread windows ${filterHeight} ${filterWidth} ${strideHeight} ${strideWidth} ${taps === null}`,
      inputs,
      write: () => writeShader(inputs.map(declareBlocks), info, taps),
    });
    const out = createBlocks(backend, [...info.inShape]);
    drawBlocks(program, {
      inputs,
      targets: [out.layout],
      setUniforms() {
        describeOutput(program, out.layout, info.inShape);
        gl.uniform4i(program.uniform('window'), info.outHeight, info.outWidth, padInfo.top, padInfo.left);
        if (typeof weights === 'number') gl.uniform1f(program.uniform('weight'), weights);
      },
    });
    return out.tensor;
  } finally {
    taps?.dispose();
  }
}

function writeShader(declared: readonly string[], info: ConvInfo, taps: Taps | null): string {
  const { filterHeight, filterWidth, strideHeight, strideWidth } = info;
  const count = (length: number): number[] => Array.from({ length }, (_, at) => at);
  const weight = (tap: number): string => (taps === null ? 'weight' : tapOf('w', tap));
  const add = (fy: number, fx: number): string =>
    ['xy', 'zw']
      .map(
        (half, at) =>
          `    value.${half} += dyOf(dyLine, 2 * pair + ${at} + window.w - ${fx}, channelPair) * ${weight(fy * filterWidth + fx)};`,
      )
      .join('\n');
  const line = (fy: number): string => `  y = line + window.z - ${fy};
  if (y >= 0 && y % ${strideHeight} == 0 && y / ${strideHeight} < window.x) {
    int dyLine = image * window.x + y / ${strideHeight};
${count(filterWidth)
  .map((fx) => add(fy, fx))
  .join('\n')}
  }`;
  const read = count(Math.ceil((filterHeight * filterWidth) / 2)).map(
    (at) => `  vec4 w${at} = wFetch(wPlace(0, ${at}), channelPair);`,
  );
  return `${BLOCK_SHADER_HEAD}
${declared.join('\n')}
${DECLARE_OUTPUT}
// Lines and columns of dy, zeros above, zeros to the left.
uniform ivec4 window;
uniform float weight;
// Two channels of the output position whose window begins so many strides from the padding's edge; zero where there is none.
vec2 dyOf(int dyLine, int x, int channelPair) {
  if (x < 0 || x % ${strideWidth} != 0 || x / ${strideWidth} >= window.y) return vec2(0.0);
  int column = x / ${strideWidth};
  vec4 block = dyFetch(dyPlace(dyLine, column >> 1), channelPair);
  return (column & 1) == 0 ? block.xy : block.zw;
}
void main() {
${FIND_BLOCK}
${taps === null ? '' : read.join('\n')}
  vec4 value = vec4(0.0);
  int y;
${count(filterHeight).map(line).join('\n')}
${WRITE_BLOCK}
}`;
}
