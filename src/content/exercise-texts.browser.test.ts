import { describe, expect, it } from 'vitest';
import { CURRICULUM } from '../../exercises/curriculum.ts';
import { type AnswerName, loadAnswer } from './answers.ts';
import { findExercise, listExercises } from './catalogue.ts';
import { createDatasetLoader } from './dataset-loader.ts';
import { loadExerciseTexts } from './exercise-texts.ts';

const loader = createDatasetLoader({
  baseUrl: '/datasets/',
  fetch: (input, init) => fetch(input, init),
  cache: Promise.resolve(null),
});

async function loadTexts(id: string) {
  const exercise = findExercise(id);
  if (exercise === undefined) throw new Error(`no exercise ${id}`);
  const manifest = await loader.loadManifest(exercise.dataset);
  if (!manifest.ok) throw new Error(manifest.error.message);
  return loadExerciseTexts(exercise, manifest.value);
}

describe('the catalogue', () => {
  it('lists the exercises in the order of the curriculum', () => {
    expect(listExercises().map((exercise) => exercise.id)).toEqual(CURRICULUM);
  });

  it('has nothing for an unknown id', () => {
    expect(findExercise('sunspot')).toBeUndefined();
  });
});

describe('loadExerciseTexts', () => {
  it.each(listExercises().map((exercise) => exercise.id))('fills every number of %s', async (id) => {
    const texts = await loadTexts(id);
    if (!texts.ok) throw new Error(texts.error.message);
    const { promptHtml, hintsHtml, debriefHtml } = texts.value;
    const all = [promptHtml, ...[...hintsHtml, ...debriefHtml].flatMap(({ title, html }) => [title, html])];
    expect(all.join('')).not.toMatch(/\{\{|\}\}/);
    expect(texts.value.promptHtml).toMatch(/<p>/);
    expect(texts.value.hintsHtml.length).toBeGreaterThanOrEqual(3);
    expect(debriefHtml.map(({ title }) => title)).toContain('In Keras');
    expect(texts.value.starter).toContain('solutionModel');
  });
});

describe('loadAnswer', () => {
  it.each(listExercises())('finds all programs that $id names', async (exercise) => {
    const names: AnswerName[] = ['starter', 'reference'];
    for (const { name } of exercise.weak) names.push(`weak/${name}`);
    for (const name of names) {
      const text = await loadAnswer(exercise, name);
      if (!text.ok) throw new Error(text.error.message);
      expect(text.value).toContain('export async function solutionModel');
    }
  });

  it('says which answers there are when asked for another', async () => {
    const exercise = findExercise('sunspots');
    if (exercise === undefined) throw new Error('no exercise');
    const text = await loadAnswer(exercise, 'weak/no-such');
    expect(text).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/no answer 'weak\/no-such' .*reference, starter/) as string },
    });
  });
});
