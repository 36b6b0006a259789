import * as tf from '@tensorflow/tfjs';
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { placeInWasm, viewFloats } from '#engine/kernels/wasm-memory.ts';

/** Tensors as arrays that loops read and write in place: the WASM backend's heap, or the CPU backend's own arrays. */
export interface Memory {
  /** A new tensor of whatever numbers. */
  create(shape: number[]): tf.Tensor;
  /** A float32 tensor's values. On WASM any tensor made later may detach it: make tensors first, view last. */
  view(tensor: tf.Tensor): Float32Array;
  /** Matrices [rows, inner] and [inner, columns], either given transposed. */
  multiply(a: tf.Tensor, b: tf.Tensor, transposed?: 'a' | 'b'): tf.Tensor;
}

/** The memory of the current backend; null where it has none that we can reach. */
export function openMemory(): Memory | null {
  const backend = tf.backend();
  if (backend instanceof BackendWasm) {
    return {
      create: (shape) => tf.engine().makeTensorFromTensorInfo(backend.makeOutput(shape, 'float32'), backend),
      view(tensor) {
        placeInWasm(backend, [tensor]);
        return viewFloats(backend, tensor);
      },
      multiply: createProduct('wasm', backend),
    };
  }
  if (!(backend instanceof tf.MathBackendCPU)) return null;
  return {
    create(shape) {
      const values = new Float32Array(tf.util.sizeFromShape(shape));
      const info = backend.makeTensorInfo(shape, 'float32', values);
      return tf.engine().makeTensorFromTensorInfo(info, backend);
    },
    view(tensor) {
      const values = backend.readSync(tensor.dataId);
      return values instanceof Float32Array ? values : Float32Array.from(values, Number);
    },
    multiply: createProduct('cpu', backend),
  };
}

/** The backend's own product, without tfjs's way there: a sequence asks for two a step. */
function createProduct(name: string, backend: tf.KernelBackend): Memory['multiply'] {
  const { kernelFunc } = tf.getKernel(tf.BatchMatMul, name);
  return (a, b, transposed) => {
    const attrs = { transposeA: transposed === 'a', transposeB: transposed === 'b' };
    const product = kernelFunc({ inputs: { a, b }, attrs, backend });
    if (Array.isArray(product)) throw new Error('A matrix product gave more than one tensor.');
    return tf.engine().makeTensorFromTensorInfo(product, backend);
  };
}
