import type { Exercise, Topic } from '#core/exercise.ts';
import type { ExerciseProgress } from '#session/state.ts';
import { describe, expect, it } from 'vitest';
import { filterExercises, findNext, findUnfinished, stateOf } from './filter-exercises.ts';

const exercise = (id: string, topic: Topic): Exercise => ({
  id,
  title: id,
  summary: '',
  topic,
  category: 1,
  skills: [],
  minutes: 10,
  weight: 'light',
  dataset: id,
  input: { kind: 'pixels' },
  task: { kind: 'binary' },
  checks: [{ id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.1, 0.2, 0.3, 0.4, 0.5] }],
  baselines: [],
  weak: [],
});
const touched = (bestScore: number | null, at: number, attempts = 1): ExerciseProgress => ({
  bestScore,
  attempts,
  hasDraft: true,
  lastTouchedAt: at,
});

const ALL = [exercise('cars', 'basics'), exercise('coats', 'image'), exercise('suns', 'series')];
const PROGRESS = { cars: touched(5, 30), coats: touched(3, 10), suns: touched(null, 20, 0) };

describe('filterExercises', () => {
  it('keeps everything when both filters are open', () => {
    expect(filterExercises(ALL, PROGRESS, { topic: 'all', state: 'all' })).toEqual(ALL);
  });
  it('joins topic and state', () => {
    const found = filterExercises(ALL, PROGRESS, { topic: 'image', state: 'begun' });
    expect(found.map(({ id }) => id)).toEqual(['coats']);
    expect(filterExercises(ALL, PROGRESS, { topic: 'image', state: 'passed' })).toEqual([]);
  });
  it('counts a draft without a run as begun and an untouched exercise as new', () => {
    expect(stateOf(PROGRESS.suns)).toBe('begun');
    expect(stateOf(undefined)).toBe('new');
    expect(stateOf({ bestScore: null, attempts: 0, hasDraft: false, lastTouchedAt: 5 })).toBe('new');
  });
});

describe('findUnfinished', () => {
  it('offers the latest touched one that is not passed', () => {
    expect(findUnfinished(ALL, PROGRESS)?.id).toBe('suns');
  });
  it('offers nothing on a first visit', () => {
    expect(findUnfinished(ALL, {})).toBeNull();
  });
});

describe('findNext', () => {
  it('offers the first new one in the order of the curriculum, but not on a first visit', () => {
    expect(findNext(ALL, { cars: touched(5, 30) })?.id).toBe('coats');
    expect(findNext(ALL, PROGRESS)).toBeNull();
    expect(findNext(ALL, {})).toBeNull();
  });
});
