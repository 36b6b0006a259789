import { describe, expect, it } from 'vitest';
import { type HandPart, planHands } from './hand-jobs.ts';

const PART: HandPart = { seed: 5, identities: 3, repeats: 4, hues: [[0, 360]] };

describe('planHands', () => {
  const plan = planHands(PART, 96);

  it('plans the same pictures for the same seed, and no two alike', () => {
    expect(planHands(PART, 96)).toEqual(plan);
    expect(new Set(plan.map(({ job }) => JSON.stringify(job))).size).toBe(3 * 4 * 3);
    expect(planHands({ ...PART, seed: 6 }, 96)[0]?.job.view).not.toEqual(plan[0]?.job.view);
  });

  it('gives an identity one look in all its pictures', () => {
    const looks = new Map<number, Set<string>>();
    for (const { job, identity } of plan)
      looks.set(identity, (looks.get(identity) ?? new Set()).add(JSON.stringify(job.identity)));
    expect([...looks.values()].map((own) => own.size)).toEqual([1, 1, 1]);
  });

  it('closes all fingers for a rock, opens all for paper, and two for scissors', () => {
    for (const { job } of plan) {
      const open = Object.entries(job.pose.fingers)
        .filter(([, { bends }]) => bends[0] + bends[1] + bends[2] < 1)
        .map(([finger]) => finger);
      const expected = {
        rock: [],
        paper: ['index', 'middle', 'ring', 'pinky'],
        scissors: ['index', 'middle'],
      };
      expect(open).toEqual(expected[job.gesture]);
    }
  });

  it('draws view, light and background alike for every gesture', () => {
    const many = planHands({ ...PART, identities: 60, repeats: 10 }, 96);
    const averages = (['rock', 'paper', 'scissors'] as const).map((gesture) => {
      const own = many.filter(({ job }) => job.gesture === gesture).map(({ job }) => job);
      const mean = (value: (job: (typeof own)[number]) => number): number =>
        own.reduce((sum, job) => sum + value(job), 0) / own.length;
      return [
        mean(({ view }) => (view.coverage - 0.18) / 0.04),
        mean(({ light }) => (light.sun - 1.8) / 0.58),
        mean(({ background }) => (background.from[0] - 0.68) / 0.3),
        mean(({ view }) => view.turn / 0.32),
      ];
    });
    // Means of 600 draws of about unit deviation: four standard errors are 0.16.
    for (const column of [0, 1, 2, 3]) {
      const values = averages.map((row) => row[column] ?? NaN);
      expect(Math.max(...values) - Math.min(...values)).toBeLessThan(0.23);
    }
  });
});
