import * as tf from '@tensorflow/tfjs';
import type { PretrainedModel } from '#core/pretrained.ts';
import type { Evidence } from '#core/verdict.ts';
import type { NamedWeight } from './read-weights.ts';

/**
 * Finds a pretrained model's weights inside another model, by name and shape, and counts those that still hold the very same
 * numbers. A model may hold only the first layers of it, or hold it as one layer of its own.
 */
export function comparePretrained(
  weights: readonly NamedWeight[],
  { weightsManifest, weights: stored }: PretrainedModel,
): NonNullable<Evidence['pretrained']> {
  const specs = weightsManifest.flatMap((group) => group.weights);
  return tf.tidy(() => {
    const originals = tf.io.decodeWeights(stored, specs);
    let kept = 0;
    let changed = 0;
    for (const { spec, values } of weights) {
      const original = originals[withoutCount(spec.name)];
      if (original === undefined || original.shape.join() !== spec.shape.join()) continue;
      const numbers = original.dataSync();
      if (values.every((value, index) => value === numbers[index])) kept++;
      else changed++;
    }
    return { kept, changed };
  });
}

/** 'Conv/kernel_1' → 'Conv/kernel': tfjs counts on when a layer of that name was there before. */
function withoutCount(name: string): string {
  return name.replace(/_\d+$/, '');
}
