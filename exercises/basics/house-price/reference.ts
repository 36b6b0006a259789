import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

/** Dollars in one unit of what the network learns. */
const PRICE_UNIT = 100_000;

/**
 * One unit, trained on prices of about the size of its weights.
 *
 * In dollars the slope of this line is tens of thousands, and an optimizer whose steps are made for weights around 1 hardly
 * moves. In units of 100,000 dollars the same line has a slope below 1. Nothing is lost: a straight line times a constant is
 * a straight line again, so the trained weights are simply multiplied back.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation } = await dataset('six-houses');

  const layer = tf.layers.dense({ inputShape: [1], units: 1 });
  const model = tf.sequential({ layers: [layer] });
  model.compile({ optimizer: tf.train.sgd(0.05), loss: 'meanSquaredError' });

  await model.fit(train.xs, train.ys.div(PRICE_UNIT), {
    epochs: 1000,
    batchSize: 6,
    validationData: [validation.xs, validation.ys.div(PRICE_UNIT)],
  });

  // From here on the model answers in dollars.
  layer.setWeights(layer.getWeights().map((weight) => weight.mul(PRICE_UNIT)));
  return model;
}
