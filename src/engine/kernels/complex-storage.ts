import type * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/** The halves of a complex64 tensor, owned by it. */
interface ComplexParts {
  readonly real: tf.TensorInfo;
  readonly imag: tf.TensorInfo;
}

/** Stock WASM has no complex64: the halves are two float32 tensors, found by the complex tensor's data id. */
const partsOf = new WeakMap<object, ComplexParts>();

export function readComplexParts(dataId: object): ComplexParts | undefined {
  return partsOf.get(dataId);
}

/** Makes a complex64 tensor of the values given, which are copied. */
export function writeComplex(
  wasm: BackendWasm,
  shape: number[],
  real: tf.backend_util.BackendValues,
  imag: tf.backend_util.BackendValues,
): tf.TensorInfo {
  const parts = {
    real: wasm.makeOutput(shape, 'float32', undefined, real),
    imag: wasm.makeOutput(shape, 'float32', undefined, imag),
  };
  // A string tensor without bytes is the one kind of record that takes no WASM memory of its own.
  const { dataId } = wasm.makeOutput(shape, 'string', undefined, []);
  partsOf.set(dataId, parts);
  return { dataId, shape, dtype: 'complex64' };
}
