import type * as tf from '@tensorflow/tfjs';

/** `tfvis.metrics.*`, on class numbers. */
export const visMetrics = { accuracy, perClassAccuracy, confusionMatrix };

async function accuracy(labels: tf.Tensor, predictions: tf.Tensor): Promise<number> {
  const [truth, guess] = await Promise.all([labels.data(), predictions.data()]);
  let right = 0;
  truth.forEach((value: number, index: number) => (right += value === guess[index] ? 1 : 0));
  return right / truth.length;
}

async function perClassAccuracy(
  labels: tf.Tensor1D,
  predictions: tf.Tensor1D,
  numClasses?: number,
): Promise<{ accuracy: number; count: number }[]> {
  const matrix = await confusionMatrix(labels, predictions, numClasses);
  return matrix.map((row, index) => {
    const count = row.reduce((sum, value) => sum + value, 0);
    return { accuracy: count === 0 ? 0 : (row[index] ?? 0) / count, count };
  });
}

async function confusionMatrix(
  labels: tf.Tensor1D,
  predictions: tf.Tensor1D,
  numClasses?: number,
  weights?: tf.Tensor1D,
): Promise<number[][]> {
  const [truth, guess, weight] = await Promise.all([labels.data(), predictions.data(), weights?.data()]);
  let classes = numClasses ?? 0;
  if (numClasses === undefined)
    for (let i = 0; i < truth.length; i++)
      classes = Math.max(classes, (truth[i] ?? 0) + 1, (guess[i] ?? 0) + 1);
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let i = 0; i < truth.length; i++) {
    const row = matrix[truth[i] ?? -1];
    const column = guess[i] ?? -1;
    if (row !== undefined && column in row) row[column] = (row[column] ?? 0) + (weight?.[i] ?? 1);
  }
  return matrix;
}
