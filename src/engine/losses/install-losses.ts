import * as tf from '@tensorflow/tfjs';
import { orStock } from '#engine/gl/refusal.ts';
import { type LossFunction, ROW_LOSSES, type RowLoss } from './row-losses.ts';
import { fuseMetrics } from './row-metrics.ts';
import { runRowLoss } from './run-row-loss.ts';

/**
 * A model compiled with one of these losses, by its name, gets ours in the place of tfjs's, which differentiates a dozen
 * operations on a few dozen numbers; so do the metrics of a model with one output. Metrics are chosen before, so 'accuracy' means
 * what it did. The result takes it back.
 */
export function installLosses(): () => void {
  const prototype = tf.LayersModel.prototype;
  const stock = Object.getOwnPropertyDescriptor(prototype, 'compile')?.value as tf.LayersModel['compile'];
  prototype.compile = function (this: tf.LayersModel, args) {
    stock.call(this, args);
    // A Sequential compiles the model that it wraps.
    const functions: unknown = Reflect.get(this, 'lossFunctions');
    if (!Array.isArray(functions)) return;
    functions.forEach((own: unknown, at) => {
      const name: unknown = Array.isArray(args.loss) ? args.loss[at] : args.loss;
      const loss = ROW_LOSSES.find((one) => one.name === name);
      if (loss !== undefined && typeof own === 'function') functions[at] = fuse(loss, own as LossFunction);
    });
    const [output, ...others] = this.outputs;
    if (output !== undefined && others.length === 0)
      fuseMetrics(Reflect.get(this, 'metricsTensors'), {
        loss: Array.isArray(args.loss) ? args.loss[0] : args.loss,
        metrics: args.metrics,
        columns: output.shape.at(-1) ?? NaN,
      });
  };
  return () => {
    prototype.compile = stock;
  };
}

function fuse(loss: RowLoss, stock: LossFunction): LossFunction {
  const forward = orStock<[tf.Tensor, tf.Tensor], tf.Tensor>(
    loss.name,
    (truth, predicted) => run(loss, predicted, truth, null),
    stock,
  );
  const backward = orStock<[tf.Tensor, tf.Tensor, tf.Tensor], tf.Tensor>(
    `the gradient of ${loss.name}`,
    (truth, predicted, dy) => run(loss, predicted, truth, dy),
    (truth, predicted, dy) => keepTape(() => tf.grad((one) => stock(truth, one))(predicted, dy)),
  );
  return (yTrue, yPred) =>
    canFuse(yTrue, yPred) ? differentiate(forward, backward, yTrue, yPred) : stock(yTrue, yPred);
}

/** tfjs has one tape: a gradient taken within a backward pass would end that pass's own. */
function keepTape<Result>(differentiateWithin: () => Result): Result {
  const { state } = tf.engine();
  const { activeTape } = state;
  try {
    return differentiateWithin();
  } finally {
    state.activeTape = activeTape;
  }
}

function canFuse(yTrue: tf.Tensor, yPred: tf.Tensor): boolean {
  const areFloats = yTrue.dtype === 'float32' && yPred.dtype === 'float32';
  const isAlike = tf.util.arraysEqual(yTrue.shape, yPred.shape);
  return tf.getBackend() === 'webgl' && areFloats && isAlike && yPred.rank > 1 && yPred.size > 1;
}

type Forward = (truth: tf.Tensor, predicted: tf.Tensor) => tf.Tensor;
type Backward = (truth: tf.Tensor, predicted: tf.Tensor, dy: tf.Tensor) => tf.Tensor;

/** yTrue, yPred: [...rows, columns] -> [...rows]. */
function differentiate(forward: Forward, backward: Backward, yTrue: tf.Tensor, yPred: tf.Tensor): tf.Tensor {
  return tf.customGrad((...args) => {
    const [predicted, save] = args;
    if (!(predicted instanceof tf.Tensor) || typeof save !== 'function')
      throw new Error('A loss needs a prediction.');
    save([predicted]);
    return {
      value: forward(yTrue, predicted),
      gradFunc(dy: tf.Tensor | tf.Tensor[], [saved = predicted]: tf.Tensor[]) {
        if (Array.isArray(dy)) throw new Error('A loss has one output.');
        return backward(yTrue, saved, dy);
      },
    };
  })(yPred);
}

function run(loss: RowLoss, predicted: tf.Tensor, truth: tf.Tensor, dy: tf.Tensor | null): tf.Tensor | null {
  const backend = tf.backend();
  if (!(backend instanceof tf.MathBackendWebGL)) return null;
  const out = runRowLoss(backend, loss, { predicted, truth, dy });
  return out === null ? null : tf.engine().makeTensorFromTensorInfo(out, backend);
}
