import { beforeAll, describe, expect, it } from 'vitest';
import { type ScenePixels, itKeepsScenesApart, readCasts, readScenes } from './scenes.ts';
import { readManifestOf } from './committed.ts';

const ID = 'animals-10';
const ten = (count: number) => new Array<number>(10).fill(count);
const COUNTS = { train: ten(500), validation: ten(100), heldOut: ten(100) };

/** Seconds when other suites share the processor. */
describe(ID, { timeout: 30_000 }, () => {
  let scenes: ScenePixels | null = null;
  const read = (): ScenePixels => {
    if (scenes === null) throw new Error('not read yet');
    return scenes;
  };
  beforeAll(async () => (scenes = await readScenes(ID)), 30_000);

  itKeepsScenesApart(ID, read, COUNTS);
  it('shows models of training in no other part, class by class', async () => {
    const { train, validation, heldOut } = await readCasts(ID);
    expect(train.classes.map(({ name }) => name)).toEqual(readManifestOf(ID, 'image').classNames);
    train.classes.forEach(({ name, meshes }, label) => {
      const elsewhere = [validation, heldOut].flatMap((part) => part.classes[label]?.meshes ?? []);
      expect(elsewhere.length, name).toBeGreaterThan(1);
      expect(
        meshes.filter((mesh) => elsewhere.includes(mesh)),
        name,
      ).toEqual([]);
    });
  });
});
