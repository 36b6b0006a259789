import type { ExamCategory, Exercise } from '#core/exercise.ts';
import type { ExerciseProgress } from '#session/state.ts';
import { describe, expect, it } from 'vitest';
import {
  ALL_EXERCISES,
  type CatalogueFilter,
  filterExercises,
  findNext,
  findUnfinished,
  levelOf,
  stateOf,
} from './filter-exercises.ts';

const exercise = (id: string, category: ExamCategory, minutes = 10): Exercise => ({
  id,
  title: id,
  summary: '',
  topic: 'basics',
  category,
  skills: category === 3 ? ['I1', 'B9'] : ['B1'],
  minutes,
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

const ALL = [exercise('cars', 1), exercise('coats', 3, 30), exercise('suns', 5, 45)];
const PROGRESS = { cars: touched(5, 30), coats: touched(3, 10), suns: touched(null, 20, 0) };

describe('filterExercises', () => {
  const idsOf = (filter: Partial<CatalogueFilter>): string[] =>
    filterExercises(ALL, PROGRESS, { ...ALL_EXERCISES, ...filter }).map(({ id }) => id);

  it('keeps everything while no filter is set', () => {
    expect(idsOf({})).toEqual(['cars', 'coats', 'suns']);
  });
  it('narrows by category, skill, time, level reached and state', () => {
    expect(idsOf({ category: 3 })).toEqual(['coats']);
    expect(idsOf({ skill: 'B1' })).toEqual(['cars', 'suns']);
    expect(idsOf({ time: 30 })).toEqual(['cars', 'coats']);
    expect(idsOf({ level: 'near' })).toEqual(['coats']);
    expect(idsOf({ state: 'passed' })).toEqual(['cars']);
  });
  it('joins filters', () => {
    expect(idsOf({ skill: 'B1', time: 30 })).toEqual(['cars']);
    expect(idsOf({ category: 3, state: 'passed' })).toEqual([]);
  });
  it('tells the level reached from the best score', () => {
    expect([touched(5, 0), touched(4, 0), touched(3, 0), touched(2, 0), touched(0, 0)].map(levelOf)).toEqual([
      'full',
      'near',
      'near',
      'low',
      'low',
    ]);
    expect(levelOf(touched(null, 0))).toBe('none');
    expect(levelOf(undefined)).toBe('none');
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
