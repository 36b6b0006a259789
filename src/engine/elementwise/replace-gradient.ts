import * as tf from '@tensorflow/tfjs';

export type OwnGradient = (
  dy: tf.Tensor,
  saved: readonly tf.Tensor[],
  attrs: tf.NamedAttrMap,
) => (() => tf.Tensor) | null;

/** Puts a gradient of ours before tfjs's, for a kernel with one input, x, on some backends. Null leaves it to stock. */
export function replaceGradient(
  kernelName: string,
  own: OwnGradient,
  backends: readonly string[] = ['webgl', 'wasm'],
): () => void {
  const stock = tf.getGradient(kernelName);
  const register = (gradient: tf.GradConfig): void => {
    tf.unregisterGradient(kernelName);
    tf.registerGradient(gradient);
  };
  register({
    ...stock,
    gradFunc(dy, saved, attrs) {
      if (Array.isArray(dy) || !backends.includes(tf.getBackend())) return stock.gradFunc(dy, saved, attrs);
      const x = own(dy, saved, attrs);
      return x === null ? stock.gradFunc(dy, saved, attrs) : { x };
    },
  });
  return () => register(stock);
}

export function callKernel(
  backend: tf.MathBackendWebGL,
  name: string,
  inputs: tf.NamedTensorInfoMap,
  attrs: tf.NamedAttrMap = {},
): tf.TensorInfo {
  const out = tf.getKernel(name, 'webgl').kernelFunc({ inputs, attrs, backend });
  return single(out);
}

export function single<Kind>(one: Kind | Kind[]): Kind {
  if (Array.isArray(one)) throw new Error('One tensor was expected.');
  return one;
}

export function need(info: tf.TensorInfo | undefined): tf.TensorInfo {
  if (info === undefined) throw new Error('A kernel was called without its input.');
  return info;
}

export function asWebgl(backend: unknown): tf.MathBackendWebGL {
  if (backend instanceof tf.MathBackendWebGL) return backend;
  throw new Error('A WebGL kernel was called with another backend.');
}
