import * as tf from '@tensorflow/tfjs';
import { type Workload, createLabels, createNoise, disposeModel } from './workload.ts';

const SHAPE = [96, 96, 3] as const;
const CLASSES = 3;

/**
 * Three classes of 96 × 96 colour pictures: three blocks of convolution and pooling (16, 32, 64 filters), dropout, dense 64,
 * Adam; every batch is augmented on the device (mirrored at random, brightness shifted).
 */
export const cnn96: Workload = {
  batchSize: 32,
  stepsPerEpoch: 2,
  create() {
    const { batchSize } = this;
    const model = createModel();
    const rows = batchSize * this.stepsPerEpoch;
    const xs = createNoise([rows, ...SHAPE], 1);
    const ys = createLabels(rows, CLASSES, 2);
    return Promise.resolve({
      model,
      async fit(steps: number) {
        const batches = tf.data.generator(function* () {
          for (let step = 0; step < steps; step++) {
            const start = batchSize * step;
            yield { xs: augment(xs, start, batchSize), ys: ys.slice(start, batchSize) };
          }
        });
        // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Dataset's constructor is private
        const { history } = await model.fitDataset(batches, { epochs: 1 });
        return Number(history.loss?.[0]);
      },
      dispose() {
        disposeModel(model);
        tf.dispose([xs, ys]);
      },
    });
  },
};

function createModel(): tf.LayersModel {
  const { conv2d, maxPooling2d, flatten, dropout, dense } = tf.layers;
  const model = tf.sequential({
    layers: [
      conv2d({ inputShape: [...SHAPE], filters: 16, kernelSize: 3, padding: 'same', activation: 'relu' }),
      maxPooling2d({ poolSize: 2 }),
      conv2d({ filters: 32, kernelSize: 3, padding: 'same', activation: 'relu' }),
      maxPooling2d({ poolSize: 2 }),
      conv2d({ filters: 64, kernelSize: 3, padding: 'same', activation: 'relu' }),
      maxPooling2d({ poolSize: 2 }),
      flatten(),
      dropout({ rate: 0.3 }),
      dense({ units: 64, activation: 'relu' }),
      dense({ units: CLASSES, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

/** pictures: [rows, 96, 96, 3] -> [batchSize, 96, 96, 3], half of the batches mirrored, each a little lighter or darker. */
function augment(pictures: tf.Tensor, start: number, batchSize: number): tf.Tensor {
  return tf.tidy(() => {
    const batch = pictures.slice(start, batchSize);
    const turned = Math.random() < 0.5 ? batch.reverse(2) : batch;
    return turned.add(Math.random() * 0.2 - 0.1).clipByValue(-1, 1);
  });
}
