import * as tf from '@tensorflow/tfjs';
import { type Workload, createLabels, createNoise, trainByFit } from './workload.ts';

const SHAPE = [128, 128, 3] as const;
const CLASSES = 3;

/** Three classes of 128 × 128 pictures on a frozen MobileNetV2: average over places, dense 64, Adam. */
export const mobilenet: Workload = {
  // Sixteen, since each of its steps takes seconds where WebGL is drawn in software.
  batchSize: 16,
  stepsPerEpoch: 2,
  async create(filesUrl) {
    const base = await tf.loadLayersModel(`${filesUrl}mobilenet-v2/cut.json`);
    base.trainable = false;
    const { globalAveragePooling2d, dense } = tf.layers;
    const pooled = globalAveragePooling2d({}).apply(base.outputs[0] ?? base.output);
    const hidden = dense({ units: 64, activation: 'relu' }).apply(pooled);
    const outputs = dense({ units: CLASSES, activation: 'softmax' }).apply(hidden) as tf.SymbolicTensor;
    const model = tf.model({ inputs: base.inputs, outputs });
    for (const layer of base.layers) layer.trainable = false;
    model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
    const rows = this.batchSize * this.stepsPerEpoch;
    const data = { xs: createNoise([rows, ...SHAPE], 1), ys: createLabels(rows, CLASSES, 2) };
    return trainByFit(model, data, this.batchSize);
  },
};
