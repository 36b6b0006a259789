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
import { createBlocks, describeOutput, drawBlocks, findContext, prepareBlocks } from './draw-blocks.ts';

/**
 * dx[q, i] = Σ dy[p, o] · w[tap, i, o] over all p · stride + tap = q + padding, for any stride, in one program: an invocation
 * works out two columns by two input channels, and passes over taps that no output has there. Each block of dy and of the
 * filter serves four products, where stock reads two values for one. dy: [batch, outHeight, outWidth, outChannels].
 */
export function stridedInputGradient(
  backend: tf.MathBackendWebGL,
  tensors: { readonly dy: tf.TensorInfo; readonly filter: tf.TensorInfo },
  info: ConvInfo,
): tf.TensorInfo | null {
  const gl = findContext(backend);
  if (gl === null) return null;
  const dy = readBlocks(backend, 'dy', tensors.dy, info.outWidth, info.outChannels);
  const w = readBlocks(backend, 'w', tensors.filter, info.inChannels, info.outChannels);
  if (dy === null || w === null) return null;
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = info;
  const inputs = [dy, w];
  const program = prepareBlocks(gl, {
    key: `strided input gradient ${filterHeight} ${filterWidth} ${strideHeight} ${strideWidth}`,
    inputs,
    write: () => writeShader(inputs.map(declareBlocks), info),
  });
  const out = createBlocks(backend, [...info.inShape]);
  drawBlocks(program, {
    inputs,
    targets: [out.layout],
    setUniforms() {
      describeOutput(program, out.layout, info.inShape);
      gl.uniform4i(program.uniform('window'), info.outHeight, info.outWidth, padInfo.top, padInfo.left);
    },
  });
  return out.tensor;
}

function writeShader(declared: readonly string[], info: ConvInfo): string {
  const { filterHeight, filterWidth, strideHeight, strideWidth } = info;
  const count = (length: number): number[] => Array.from({ length }, (_, at) => at);
  const add = (fx: number): string =>
    ['xy', 'zw']
      .map(
        (half, at) =>
          `    value.${half} += sumOf(dyLine, 2 * pair + ${at} + window.w - ${fx}, fy * ${filterWidth} + ${fx}, channelPair);`,
      )
      .join('\n');
  return `${BLOCK_SHADER_HEAD}
${declared.join('\n')}
${DECLARE_OUTPUT}
// Lines and columns of dy, zeros above, zeros to the left.
uniform ivec4 window;
// Two input channels of what the output that begins at padded column x sends through the tap; zero where there is none.
vec2 sumOf(int dyLine, int x, int tap, int channelPair) {
  vec2 sum = vec2(0.0);
  if (x < 0 || x % ${strideWidth} != 0 || x / ${strideWidth} >= window.y) return sum;
  int column = x / ${strideWidth};
  ivec2 from = dyPlace(dyLine, column >> 1);
  ivec2 weights = wPlace(tap, channelPair);
  bool isFirst = (column & 1) == 0;
  for (int op = 0; op < dyPairs.y; op++) {
    vec4 block = dyFetch(from, op);
    vec2 dy = isFirst ? block.xy : block.zw;
    vec4 weight = wFetch(weights, op);
    sum += vec2(dot(dy, weight.xy), dot(dy, weight.zw));
  }
  return sum;
}
void main() {
${FIND_BLOCK}
  vec4 value = vec4(0.0);
  int top = line + window.z;
  for (int fy = top % ${strideHeight}; fy < ${filterHeight}; fy += ${strideHeight}) {
    int y = (top - fy) / ${strideHeight};
    if (top < fy || y >= window.x) continue;
    int dyLine = image * window.x + y;
${count(filterWidth).map(add).join('\n')}
  }
${WRITE_BLOCK}
}`;
}
