import { describe, expect, it } from 'vitest';
import { type ScenePart, planPart } from './scene-set.ts';
import type { Individual } from './scene-studio.ts';

const nobody = (actor: string): Individual => {
  const look = { actor, mesh: null, texture: null, material: '', animations: [], props: [] };
  const figure = {
    look: { ...look, objectColour: [0, 0, 0] as const },
    mesh: null,
    texture: null,
    props: [],
  };
  return { figure, animations: [], team: [0, 0, 0], tint: [1, 1, 1], build: [1, 1, 1] };
};
const PART: ScenePart = {
  place: { grounds: ['grass'], plants: { trees: [], low: [] } },
  counts: [3, 4],
  casts: [[nobody('bay'), nobody('grey')], [nobody('lion')]],
};
const SET = { id: 'set', side: 8, seed: 1, parts: { train: PART, validation: PART, heldOut: PART } };

describe('planPart', () => {
  const plan = planPart(SET, 'train');
  const scene = (index: number) =>
    [...plan.slice(2 * index, 2 * index + 2)].sort((a, b) => a.label - b.label);

  it('has one row of each class in every scene, and the rest of the larger class at the end', () => {
    expect([0, 1, 2].map((index) => scene(index).map(({ label }) => label))).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
    expect(plan.slice(6).map(({ label }) => label)).toEqual([1]);
  });

  it('shares all of a scene among classes but the subject, its pose and its view', () => {
    const [horse, lion] = scene(0);
    for (const purpose of ['ground', 'surroundings', 'plants', 'grade'])
      expect(horse?.shot.scene(purpose)()).toBe(lion?.shot.scene(purpose)());
    expect(horse?.shot.own('view')()).not.toBe(lion?.shot.own('view')());
  });

  it('draws other scenes for other rows and other parts, the same ones again', () => {
    const light = (part: 'train' | 'heldOut', row: number) =>
      planPart(SET, part)[row]?.shot.scene('surroundings')();
    expect(light('train', 0)).toBe(light('train', 1));
    expect(new Set([light('train', 0), light('train', 2), light('heldOut', 0)]).size).toBe(3);
  });

  it('takes individuals in turn', () => {
    const actors = [0, 1, 2].map((index) => scene(index)[0]?.shot.individual.figure.look.actor);
    expect(actors).toEqual(['bay', 'grey', 'bay']);
  });
});
