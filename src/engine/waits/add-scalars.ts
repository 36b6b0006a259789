import * as tf from '@tensorflow/tfjs';
import { bindInputs, bindTarget } from '#engine/gl/draw-target.ts';
import { findProgram } from '#engine/gl/program-cache.ts';
import { declareTensor, describePlace } from '#engine/gl/read-values.ts';
import { beginTexelShader } from '#engine/gl/texel-shader.ts';
import { canWriteFloats, readLayout } from '#engine/gl/texture-layout.ts';

/** WebGL 2 promises at least four targets for one draw. */
export const MOST_SCALARS = 4;

/**
 * The totals of up to four scalars, each with `weight` times its value added, in one program; null totals count as zero.
 * New tensors; null where tfjs has to do it.
 */
export function addScalars(
  backend: tf.MathBackendWebGL,
  values: readonly tf.Tensor[],
  totals: readonly (tf.Tensor | null)[],
  weight: number,
): tf.Tensor[] | null {
  const { gl } = backend.gpgpu;
  if (!(gl instanceof WebGL2RenderingContext) || !canWriteFloats(backend)) return null;
  if (!values.every(({ size, dtype }) => size === 1 && dtype === 'float32')) return null;
  const count = values.length;
  const sources = values.flatMap((value, at) => {
    const layout = readLayout(backend, value.dataId);
    const total = totals[at] == null ? layout : readLayout(backend, totals[at].dataId);
    return layout === null || total === null ? [] : [{ layout, total }];
  });
  if (sources.length !== count || count > MOST_SCALARS) return null;
  const arePacked = sources.map(({ layout, total }) => [layout.isPacked, total.isPacked] as const);
  const program = findProgram(gl, `add scalars ${arePacked.join(' ')}`, () => ({
    fragments: writeShader(arePacked),
  }));
  const made = values.map(() => {
    const info = backend.makeTensorInfo([], 'float32');
    return { info, layout: readLayout(backend, info.dataId) };
  });
  const textures = made.flatMap(({ layout }) => (layout === null ? [] : [layout.texture]));
  gl.useProgram(program.program);
  bindTarget(gl, { textures, width: 1, height: 1 });
  bindInputs(
    program,
    sources.flatMap(({ layout, total }, at): [string, WebGLTexture][] => [
      [`value${at}Texture`, layout.texture],
      [`total${at}Texture`, total.texture],
    ]),
  );
  sources.forEach(({ layout, total }, at) => {
    describePlace(program, `value${at}`, layout);
    describePlace(program, `total${at}`, total);
    gl.uniform1f(program.uniform(`keep${at}`), totals[at] == null ? 0 : 1);
  });
  gl.uniform1f(program.uniform('weight'), weight);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
  return made.map(({ info }) => tf.engine().makeTensorFromTensorInfo(info, backend));
}

function writeShader(arePacked: readonly (readonly [boolean, boolean])[]): string {
  return `${beginTexelShader(false)}
uniform float weight;
${arePacked
  .map(
    ([isValuePacked, isTotalPacked], at) => `${declareTensor(`value${at}`, isValuePacked)}
${declareTensor(`total${at}`, isTotalPacked)}
uniform float keep${at};
layout(location = ${at}) out vec4 sum${at};`,
  )
  .join('\n')}
void main() {
${arePacked
  .map(
    (_, at) =>
      `  sum${at} = vec4((keep${at} == 0.0 ? 0.0 : total${at}At(0)) + value${at}At(0) * weight, 0.0, 0.0, 0.0);`,
  )
  .join('\n')}
}`;
}
