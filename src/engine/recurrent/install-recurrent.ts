import * as tf from '@tensorflow/tfjs';
import { orStock } from '#engine/gl/refusal.ts';
import { callBidirectional } from './call-bidirectional.ts';
import { type CallArguments, callRecurrent } from './call-layer.ts';
import { findKernel } from './find-kernel.ts';
import { installResetAfter } from './reset-after.ts';
import { findClass } from './tfjs-objects.ts';

type Call = (this: unknown, inputs: unknown, kwargs: CallArguments) => tf.Tensor | tf.Tensor[];

/**
 * Recurrent layers run all steps as one operation, where stock issues a dozen kernels a step and two dozen more for their
 * gradients. LSTM, GRU and SimpleRNN call `RNN.call`, so that method and Bidirectional's are replaced. The result takes it back.
 */
export function installRecurrent(): () => void {
  const undo = [
    replaceCall('RNN', 'recurrent layers', (layer, inputs, kwargs) =>
      callRecurrent(findKernel, layer, inputs, kwargs),
    ),
    replaceCall('Bidirectional', 'bidirectional layers', (layer, inputs, kwargs) =>
      callBidirectional(findKernel, layer, inputs, kwargs),
    ),
    installResetAfter(),
  ];
  return () => {
    for (const one of undo) one();
  };
}

function replaceCall(
  className: string,
  what: string,
  own: (layer: unknown, inputs: unknown, kwargs: CallArguments) => tf.Tensor | tf.Tensor[] | null,
): () => void {
  const { prototype } = findClass(className);
  const stock = Object.getOwnPropertyDescriptor(prototype, 'call')?.value as Call;
  const call = orStock<[unknown, unknown, CallArguments], tf.Tensor | tf.Tensor[]>(
    what,
    own,
    (layer, inputs, kwargs) => stock.call(layer, inputs, kwargs),
  );
  Reflect.set(prototype, 'call', function (this: unknown, inputs: unknown, kwargs: CallArguments) {
    return tf.tidy(() => call(this, inputs, kwargs));
  });
  return () => {
    Reflect.set(prototype, 'call', stock);
  };
}
