import * as tf from '@tensorflow/tfjs';
import { findClass, isTensor, read } from '#engine/recurrent/tfjs-objects.ts';

type Call = (this: unknown, inputs: unknown, kwargs: unknown) => tf.Tensor | tf.Tensor[];

/** Layers that take each sample by itself, and draw no random numbers. */
const BY_SAMPLE = [
  ...['Dense', 'Activation', 'ReLU', 'LeakyReLU', 'ELU', 'Flatten', 'Reshape', 'Permute', 'RepeatVector'],
  ...['Conv1D', 'Conv2D', 'Conv2DTranspose', 'SeparableConv2D', 'DepthwiseConv2D', 'ZeroPadding2D', 'UpSampling2D'],
  ...['MaxPooling1D', 'MaxPooling2D', 'AveragePooling1D', 'AveragePooling2D', 'LayerNormalization'],
  ...['GlobalMaxPooling1D', 'GlobalMaxPooling2D', 'GlobalAveragePooling1D', 'GlobalAveragePooling2D'],
]; // prettier-ignore

/**
 * TimeDistributed layers take all steps as one batch, [batch · steps, ...rest], around layers to which that is the same, as Keras
 * does; stock walks from step to step. The result takes it back.
 */
export function installTimeDistributed(): () => void {
  const prototypes = new Set(BY_SAMPLE.map((name) => findClass(name).prototype));
  const { prototype } = findClass('TimeDistributed');
  const stock = Reflect.get(prototype, 'call') as Call;
  Reflect.set(prototype, 'call', function (this: unknown, inputs: unknown, kwargs: unknown) {
    const layer = read(this, 'layer');
    const x: unknown = Array.isArray(inputs) && inputs.length === 1 ? inputs[0] : inputs;
    const isBySample =
      layer instanceof tf.layers.Layer && prototypes.has(Reflect.getPrototypeOf(layer) ?? {});
    if (!isBySample || !isTensor(x) || x.size === 0) return stock.call(this, inputs, kwargs);
    return tf.tidy(() => callOnce(layer, x, kwargs));
  });
  return () => {
    Reflect.set(prototype, 'call', stock);
  };
}

/** x: [batch, steps, ...rest] -> [batch, steps, ...the layer's own]. */
function callOnce(layer: tf.layers.Layer, x: tf.Tensor, kwargs: unknown): tf.Tensor {
  const [batch = 0, steps = 0, ...rest] = x.shape;
  const [y] = [layer.call(x.reshape([batch * steps, ...rest]), kwargs as Parameters<typeof layer.call>[1])].flat(); // prettier-ignore
  if (y === undefined) throw new Error('A layer has one result.');
  return y.reshape([batch, steps, ...y.shape.slice(1)]);
}
