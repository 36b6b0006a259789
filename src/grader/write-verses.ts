import type * as tf from '@tensorflow/tfjs';
import type { DatasetManifest } from '#core/dataset.ts';
import { drawWord } from '#core/draw-word.ts';
import type { Exercise } from '#core/exercise.ts';
import { tokenNames } from '#core/next-token.ts';
import { createRandom } from '#core/random.ts';
import type { Verse } from '#core/verdict.ts';
import { predictRows } from './predict-rows.ts';

/** The higher the temperature the more daring; at 0 the likeliest word is taken each time. */
const DRAWS = [
  { seed: 1, temperature: 0.7 },
  { seed: 2, temperature: 0.7 },
  { seed: 3, temperature: 0.7 },
  { seed: 4, temperature: 1 },
  { seed: 5, temperature: 0 },
];
const LINES = 4;
const WORDS = 8;

/**
 * Lets a model of next words write: every line starts from nothing, as the texts that it was asked about did, and each word is
 * drawn from the model's probabilities by a seeded chance. Empty when the model does not give them.
 */
export function writeVerses(model: tf.LayersModel, exercise: Exercise, manifest: DatasetManifest): Verse[] {
  const { input, task } = exercise;
  if (input.kind !== 'next-token' || task.kind !== 'next-token' || manifest.kind !== 'corpus') return [];
  const { length, vocabularySize } = input;
  const names = tokenNames(manifest, vocabularySize);
  const lines = DRAWS.flatMap(({ seed, temperature }) => {
    const random = createRandom(seed);
    return Array.from({ length: LINES }, () => ({ ids: [] as number[], random, temperature }));
  });
  for (let word = 0; word < WORDS; word++) {
    const predicted = predictRows({
      model,
      rows: lines.length,
      outputs: task.classes,
      encode: ({ start, count }) => {
        const data = new Int32Array(count * length);
        lines.slice(start, start + count).forEach(({ ids }, row) => {
          const context = ids.slice(-length);
          data.set(context, (row + 1) * length - context.length);
        });
        return { data, shape: [count, length] };
      },
      onBatch: () => undefined,
    });
    if (!predicted.ok || predicted.value.values.length === 0) return [];
    const { values } = predicted.value;
    lines.forEach(({ ids, random, temperature }, row) => {
      const scores = values.subarray(row * task.classes, (row + 1) * task.classes);
      ids.push(drawWord(scores, temperature, random()));
    });
  }
  return DRAWS.map(({ seed, temperature }, verse) => ({
    seed,
    temperature,
    lines: lines
      .slice(verse * LINES, (verse + 1) * LINES)
      .map(({ ids }) => ids.map((id) => names[id] ?? '').join(' ')),
  }));
}
