import * as tf from '@tensorflow/tfjs';
import { bindInputs, bindTarget } from '#engine/gl/draw-target.ts';
import { findProgram } from '#engine/gl/program-cache.ts';
import { declareTensor, describePlace } from '#engine/gl/read-values.ts';
import { beginTexelShader, findTexel, writeOutputs } from '#engine/gl/texel-shader.ts';
import { type TextureLayout, createAlike, readLayout } from '#engine/gl/texture-layout.ts';

/** A formula over rows of values. */
export interface RowFormula {
  readonly name: string;
  /** What `glsl` sets, each a tensor. */
  readonly outputs: readonly string[];
  /** Statements over `index`, `columns`, `epsilon`, and `NAMEAt(index)` of the inputs. */
  readonly glsl: string;
}

export interface RowInputs {
  /** In whatever layout; where the results have the shape of `x`, they lie as it does. */
  readonly inputs: Readonly<Record<string, tf.Tensor>> & { readonly x: tf.Tensor };
  readonly columns: number;
  readonly epsilon: number;
}

const LANES = ['first', 'first + 1', 'first + place.z', 'first + place.z + 1'];

/** One program, which writes tensors of one shape, at most four. */
export function runOverRows(
  backend: tf.MathBackendWebGL,
  gl: WebGL2RenderingContext,
  formula: RowFormula,
  { inputs, columns, epsilon }: RowInputs,
  shape: number[],
): tf.Tensor[] {
  const layouts = Object.entries(inputs).map(([name, { dataId }]) => [name, layoutOf(backend, dataId)] as const); // prettier-ignore
  const like = layoutOf(backend, inputs.x.dataId);
  const isPacked = like.isPacked && tf.util.arraysEqual(shape, inputs.x.shape);
  const key = `${formula.name} ${isPacked} ${layouts.map(([, layout]) => layout.isPacked).join(' ')}`;
  const program = findProgram(gl, key, () => ({ fragments: writeShader(formula, layouts, isPacked) }));
  const results = formula.outputs.map(() => {
    const { dataId } = isPacked ? createAlike(backend, like) : backend.makeTensorInfo(shape, 'float32');
    return tf.engine().makeTensorFromTensorInfo({ dataId, shape, dtype: 'float32' }, backend);
  });
  const places = results.map(({ dataId }) => layoutOf(backend, dataId));
  const { width, height, rows, columns: width2 } = places[0] ?? like;
  gl.useProgram(program.program);
  bindTarget(gl, { textures: places.map(({ texture }) => texture), width, height });
  bindInputs(
    program,
    layouts.map(([name, { texture }]) => [`${name}Texture`, texture]),
  );
  for (const [name, layout] of layouts) describePlace(program, name, layout);
  gl.uniform3i(program.uniform('place'), width, rows, width2);
  gl.uniform1i(program.uniform('columns'), columns);
  gl.uniform1f(program.uniform('epsilon'), epsilon);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
  return results;
}

function writeShader(
  { outputs, glsl }: RowFormula,
  layouts: readonly (readonly [string, TextureLayout])[],
  isPacked: boolean,
): string {
  const compute = (index: string, lane: string): string =>
    `  compute(${index}); ${outputs.map((output) => `${output}Here${lane} = ${output};`).join(' ')}`;
  return `${beginTexelShader(isPacked)}
${layouts.map(([name, layout]) => declareTensor(name, layout.isPacked)).join('\n')}
uniform int columns;
uniform float epsilon;
${outputs.map((output, at) => `layout(location = ${at}) out vec4 ${output}Result;`).join('\n')}
${outputs.map((output) => `float ${output};`).join('\n')}
void compute(int index) {${glsl}
}
void main() {
${findTexel(isPacked)}
${outputs.map((output) => `  Real ${output}Here;`).join('\n')}
${isPacked ? LANES.map((index, lane) => compute(index, `[${lane}]`)).join('\n') : compute('texel', '')}
${writeOutputs(outputs.map((output) => [`${output}Result`, `${output}Here`] as const), isPacked)}
}`; // prettier-ignore
}

function layoutOf(backend: tf.MathBackendWebGL, dataId: tf.DataId): TextureLayout {
  const layout = readLayout(backend, dataId);
  if (layout === null) throw new Error('The WebGL backend gave no texture.');
  return layout;
}
