import type { PartName } from '#core/dataset.ts';
import type { Images } from '../lib/image-rows.ts';
import { shuffle } from '../lib/statistics.ts';
import { namedSeed, namedStream } from '../lib/streams.ts';
import type { Archive } from '../zero-ad/archive.ts';
import type { FigureReader } from '../zero-ad/figure.ts';
import type { Renderer } from './driver.ts';
import { type Individual, type Place, type Shot, takeShots } from './scene-studio.ts';

/** Images of one part. */
export interface ScenePart {
  readonly place: Place;
  /** By class. */
  readonly counts: readonly number[];
  /** By class. */
  readonly casts: readonly (readonly Individual[])[];
}

export interface SceneSet {
  readonly id: string;
  readonly side: number;
  readonly seed: number;
  readonly parts: Readonly<Record<PartName, ScenePart>>;
}

/** Takes all images of a set, one part after the other. */
export async function takeSet(
  renderer: Renderer,
  archive: Archive,
  reader: FigureReader,
  set: SceneSet,
): Promise<Record<PartName, Images>> {
  const take = async (part: PartName): Promise<Images> => {
    const plan = planPart(set, part);
    const report = (done: number): void => console.log(`${set.id} ${part}: ${done} of ${plan.length} images`);
    const pixels = await takeShots(
      renderer,
      archive,
      reader,
      plan.map(({ shot }) => shot),
      report,
    );
    return { kind: 'image', count: plan.length, pixels, labels: Uint8Array.from(plan, ({ label }) => label) };
  };
  return { train: await take('train'), validation: await take('validation'), heldOut: await take('heldOut') };
}

/**
 * Scene k (ground, plants, weather, light, colours) is taken with the k-th subject of every class: what is not the subject has
 * the same distribution in all classes. Rows of one scene lie together, in random order, so every prefix is balanced.
 */
export function planPart(
  { id, side, seed, parts }: SceneSet,
  part: PartName,
): { shot: Shot; label: number }[] {
  const { place, counts, casts } = parts[part];
  return Array.from({ length: Math.max(...counts) }, (_, scene) => {
    const labels = counts.flatMap((count, label) => (scene < count ? [label] : []));
    return shuffle(labels, namedSeed(id, seed, part, scene, 'order')).map((label) => {
      const cast = casts[label] ?? [];
      const individual = cast[scene % cast.length];
      if (individual === undefined) throw new Error(`class ${label} of ${id} has nobody in ${part}`);
      return {
        label,
        shot: {
          individual,
          place,
          side,
          own: (purpose: string) => namedStream(id, seed, part, scene, label, purpose),
          scene: (purpose: string) => namedStream(id, seed, part, scene, purpose),
        },
      };
    });
  }).flat();
}
