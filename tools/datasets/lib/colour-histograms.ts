import type { Baseline } from '#core/dataset.ts';
import { classificationBaselines } from './classification-baselines.ts';
import { type Classifier, fitSoftmax } from './softmax-regression.ts';

/** Steps of each of red, green and blue. */
const STEPS = 4;
const BINS = STEPS ** 3;

/** Images of one part: pixels [count, height, width, 3], labels [count]. */
export interface ColourImages {
  readonly count: number;
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
}

/** Share of each image's pixels in each of 4 × 4 × 4 colours: [count, 64]. Says nothing about where a colour is. */
export function colourHistograms(pixels: Uint8Array, count: number): Float32Array {
  const histograms = new Float32Array(count * BINS);
  const width = pixels.length / count;
  const share = 3 / width;
  for (let image = 0; image < count; image++) {
    for (let at = image * width; at < (image + 1) * width; at += 3) {
      const [red, green, blue] = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
      const bin = image * BINS + (red >> 6) * STEPS * STEPS + (green >> 6) * STEPS + (blue >> 6);
      histograms[bin] = (histograms[bin] ?? 0) + share;
    }
  }
  return histograms;
}

/**
 * Softmax regression on the square roots of colour shares (the Hellinger kernel's map, so that small shares count too): how
 * much of a class colour alone gives away. The answer takes histograms of `colourHistograms`.
 */
export function fitColourModel(train: ColourImages, classes: number, seed: number): Classifier {
  const histograms = colourHistograms(train.pixels, train.count);
  const classify = fitSoftmax(histograms.map(Math.sqrt), BINS, train.labels, {
    classes,
    epochs: 60,
    batchSize: 32,
    learningRate: 1,
    penalty: 0.0001,
    seed,
  });
  return (xs) => classify(xs.map(Math.sqrt));
}

/** What the colour model reaches on the held-out part, as manifest entries. */
export function colourBaselines(
  train: ColourImages,
  heldOut: ColourImages,
  classes: number,
  seed: number,
): Baseline[] {
  return classificationBaselines(
    'colour-histogram',
    'Softmax regression on the colour histogram: colours without places',
    fitColourModel(train, classes, seed)(colourHistograms(heldOut.pixels, heldOut.count)),
    heldOut.labels,
  );
}
