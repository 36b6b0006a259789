import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ScenePixels,
  classOf,
  itHidesClassesFromColour,
  itKeepsScenesApart,
  readCasts,
  readScenes,
  sharedNames,
} from './scenes.ts';
import { PARTS } from './committed.ts';

const ID = 'horses-or-humans';
const COUNTS = { train: [500, 527], validation: [128, 128], heldOut: [250, 250] };

/** Seconds when other suites share the processor. */
describe(ID, { timeout: 30_000 }, () => {
  let scenes: ScenePixels | null = null;
  const read = (): ScenePixels => {
    if (scenes === null) throw new Error('not read yet');
    return scenes;
  };
  beforeAll(async () => (scenes = await readScenes(ID)), 30_000);

  itKeepsScenesApart(ID, read, COUNTS);
  itHidesClassesFromColour(read, 2, 0.65);

  it('has no actor and no texture but hair in two parts, and no breed of horse', async () => {
    const casts = await readCasts(ID);
    for (const name of ['horses', 'humans']) {
      expect(sharedNames(casts, (part) => classOf(part, name).actors)).toEqual([]);
      const shared = sharedNames(casts, (part) => classOf(part, name).textures);
      expect(shared.filter((texture) => !/hair|mane|tail/.test(texture))).toEqual([]);
    }
    expect(sharedNames(casts, (part) => classOf(part, 'horses').meshes)).toEqual([]);
  });

  it('holds out whole peoples', async () => {
    const casts = await readCasts(ID);
    const peoples = PARTS.map((part) => {
      const { actors } = classOf(casts[part], 'humans');
      return [...new Set(actors.map((actor) => actor.split('/')[1] ?? ''))];
    });
    expect(peoples.map(({ length }) => length)).toEqual([10, 2, 3]);
    expect(new Set(peoples.flat()).size).toBe(15);
  });
});
