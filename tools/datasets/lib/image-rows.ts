import type { Baseline, PartRows } from '#core/dataset.ts';
import { createRandom } from '#core/random.ts';
import { classificationBaselines, priorBaselines } from './classification-baselines.ts';
import { fitSoftmax } from './softmax-regression.ts';
import { shuffle } from './statistics.ts';

/** Rows of an image set: pixels [count, height, width, channels], labels [count]. */
export type Images = Extract<PartRows, { kind: 'image' }>;

/** Copies these rows, in this order. */
export function pickImages(images: Images, rows: readonly number[]): Images {
  const size = images.pixels.length / images.count;
  const pixels = new Uint8Array(rows.length * size);
  rows.forEach((row, to) => pixels.set(images.pixels.subarray(row * size, (row + 1) * size), to * size));
  const labels = Uint8Array.from(rows, (row) => images.labels[row] ?? NaN);
  return { kind: 'image', count: rows.length, pixels, labels };
}

/** The rows of each class, in order. */
export function rowsByClass(labels: ArrayLike<number>, classes: number): number[][] {
  const all = Array.from(labels);
  return Array.from({ length: classes }, (_, label) =>
    all.flatMap((other, row) => (other === label ? [row] : [])),
  );
}

/**
 * One row of each class in random order, then the next of each, until all are used: every prefix of equal classes is
 * balanced. Round r is shuffled by `seed` + r.
 */
export function interleaveRounds(rows: readonly (readonly number[])[], seed: number): number[] {
  const rounds = Math.max(...rows.map((own) => own.length));
  return Array.from({ length: rounds }, (_, round) =>
    shuffle(
      rows.flatMap((own) => own.slice(round, round + 1)),
      seed + round,
    ),
  ).flat();
}

/**
 * Spreads the rows of each class evenly over the whole, each at a random place of its stretch: every prefix has nearly the
 * class shares of all, also where classes are of different sizes.
 */
export function interleaveByShare(rows: readonly (readonly number[])[], seed: number): number[] {
  const random = createRandom(seed);
  return rows
    .flatMap((own) => own.map((row, index) => ({ row, place: (index + random()) / own.length })))
    .sort((a, b) => a.place - b.place)
    .map(({ row }) => row);
}

/** The class shares without looking, and softmax regression on the pixels: one layer, no hidden one. */
export function pixelBaselines(
  train: Images,
  heldOut: Images,
  options: { readonly classes: number; readonly seed: number; readonly epochs?: number },
): Baseline[] {
  const { classes, seed, epochs = 10 } = options;
  const classify = fitSoftmax(scale(train.pixels), train.pixels.length / train.count, train.labels, {
    classes,
    epochs,
    batchSize: 64,
    learningRate: 0.1,
    penalty: 0,
    seed,
  });
  return [
    ...priorBaselines(train.labels, heldOut.labels, classes),
    ...classificationBaselines(
      'softmax-regression',
      'Softmax regression on the pixels: one layer, no hidden one',
      classify(scale(heldOut.pixels)),
      heldOut.labels,
    ),
  ];
}

function scale(pixels: Uint8Array): Float32Array {
  return Float32Array.from(pixels, (value) => value / 255);
}
