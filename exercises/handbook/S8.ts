import * as tf from '@tensorflow/tfjs';

/** Rows of `inputSteps` values and, for each, the `targetSteps` that follow. */
function window(values: readonly number[], inputSteps: number, targetSteps: number) {
  const count = values.length - inputSteps - targetSteps + 1;
  const starts = Array.from({ length: count }, (_, start) => start);
  return {
    features: starts.map((start) => values.slice(start, start + inputSteps)),
    labels: starts.map((start) => values.slice(start + inputSteps, start + inputSteps + targetSteps)),
  };
}

const series = Array.from({ length: 12 }, (_, hour) => hour * 10);
const { features, labels } = window(series, 5, 1);
for (const [index, row] of features.entries()) console.log(`${row.join(' ')} → ${labels[index].join(' ')}`);

// What the layers want: steps and columns as axes of their own.
console.log('features', tf.tensor2d(features).expandDims(-1).shape, 'labels', tf.tensor2d(labels).shape);
