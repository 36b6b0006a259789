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

const ID = 'big-cats-or-dogs';
const COUNTS = { train: [1000, 1000], validation: [500, 500], heldOut: [300, 300] };

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

  it('has no coat of a dog in two parts, and in the held-out part models that training never shows', async () => {
    const casts = await readCasts(ID);
    expect(sharedNames(casts, (part) => classOf(part, 'dogs').coats)).toEqual([]);
    const known = new Set(classOf(casts.train, 'dogs').meshes);
    expect(classOf(casts.heldOut, 'dogs').meshes.filter((mesh) => !known.has(mesh))).toEqual([
      'skeletal/mastiff.dae',
      'skeletal/wolfhound.dae',
    ]);
  });
});
