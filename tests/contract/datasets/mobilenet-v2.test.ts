import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { LayersModelFile } from '#core/pretrained.ts';
import { MODELS, readServed } from './committed.ts';

const ID = 'mobilenet-v2';
const SIZE = 64;
/**
 * What TensorFlow Lite's own interpreter (npm @tensorflow/tfjs-tflite 0.0.1-alpha.10 in Chromium) gives for `drawWaves`, when the
 * tflite file's input is set to 64 × 64 and its output to the variant's last layer: of every 40th or 18th feature, the mean over
 * all places. Over all places and features the largest difference was 0.00001; at 300 × 300, of the cut, 0.00002.
 */
const INTERPRETER: Readonly<Record<string, readonly number[]>> = {
  whole: [
    0.0, 0.0, 0.5834, 0.7913, 0.0186, 0.0, 0.2839, 0.0, 0.1662, 0.0, 0.0, 0.3169, 0.0342, 0.0, 0.0, 0.7425,
    0.0, 0.2736, 0.0, 0.455, 0.0034, 0.3596, 0.0, 0.0, 1.3137, 0.2682, 0.0, 0.0, 0.2487, 0.0484, 0.3308,
    1.2019,
  ],
  cut: [
    0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.3769, 0.0, 0.0, 0.0, 0.0, 1.3658, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
    0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.3145, 0.0, 0.0, 0.109, 0.0, 1.1808,
  ],
};

/** Waves of colour, from −1 to 1: [1, 64, 64, 3]. */
function drawWaves(): tf.Tensor4D {
  const colours = new Float32Array(SIZE * SIZE * 3);
  for (let i = 0; i < SIZE; i++)
    for (let j = 0; j < SIZE; j++)
      for (let c = 0; c < 3; c++)
        colours[(i * SIZE + j) * 3 + c] = Math.sin(((i * (c + 1) + 2 * j) * 8) / SIZE + c);
  return tf.tensor4d(colours, [1, SIZE, SIZE, 3]);
}

/** Convolutions in plain JavaScript: a second each alone, more when other suites share the processor. */
describe(ID, { timeout: 60_000 }, () => {
  const manifest = MODELS.find(({ id }) => id === ID);
  const variants = manifest?.variants ?? [];

  it('has the whole and the cut, of a quarter of its size, which share their first weights', () => {
    expect(variants.map(({ id, parameters }) => [id, parameters])).toEqual([
      ['whole', 2_206_816],
      ['cut', 590_336],
    ]);
    const [whole, cut] = variants.map(({ files }) => files.slice(1));
    expect(whole?.slice(0, 1)).toEqual(cut);
    for (const { parameters, files } of variants)
      // float16: two bytes a number.
      expect(files.slice(1).reduce((sum, file) => sum + file.sizeBytes, 0)).toBe(2 * parameters);
  });

  it.each(variants)('gives the features of TensorFlow Lite: $id', async ({ id, files, parameters }) => {
    const [json, ...weights] = files.map(({ path }) => readServed(ID, path));
    const { modelTopology, weightsManifest } = v.parse(LayersModelFile, JSON.parse(json?.toString() ?? ''));
    const weightSpecs = weightsManifest.flatMap((group) => group.weights);
    const weightData = new Uint8Array(Buffer.concat(weights)).buffer;
    const model = await tf.loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs, weightData }));
    expect(model.countParams()).toBe(parameters);
    expect(model.inputs[0]?.shape).toEqual([null, null, null, 3]);
    const features = tf.tidy(() => tf.mean(model.apply(drawWaves()) as tf.Tensor4D, [0, 1, 2]));
    const stated = INTERPRETER[id] ?? [];
    const step = features.size / stated.length;
    const found = Array.from(await features.data()).filter((_, at) => at % step === 0);
    expect(found.length).toBe(32);
    found.forEach((value, at) => expect(Math.abs(value - (stated[at] ?? NaN)), `${at}`).toBeLessThan(0.001));
    model.dispose();
  });
});
