import type { PartName } from '#core/dataset.ts';
import type { Images } from '../lib/image-rows.ts';
import { asDecoded, colourImageBaselines, webpTools } from '../lib/webp-images.ts';
import { writeDataset } from '../lib/write-dataset.ts';
import { THREE_VERSION, createRenderer } from '../render/driver.ts';
import { type ScenePart, type SceneSet, takeSet } from '../render/scene-set.ts';
import type { Archive } from './archive.ts';
import { writeCastList } from './cast-list.ts';
import { type FigureReader, createFigureReader } from './figure.ts';
import { openGame } from './game.ts';

/** A set of images of 0 A.D.'s figures: what differs between such sets. */
export interface RenderedSet {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly side: number;
  readonly seed: number;
  readonly classNames: readonly string[];
  readonly packing: { readonly rowsPerShard: number; readonly quality: number };
  readonly split: string;
  readonly notes: readonly string[];
  readonly nearestOriginal: string;
  plan(archive: Archive, reader: FigureReader): Record<PartName, ScenePart>;
}

/** Renders, measures and writes a set. */
export async function buildRenderedSet(about: RenderedSet): Promise<void> {
  const { id, side, seed, packing } = about;
  const game = await openGame();
  const reader = createFigureReader(game.archive);
  const set: SceneSet = { id, side, seed, parts: about.plan(game.archive, reader) };
  const renderer = await createRenderer('scene-page.ts');
  const rows = await takeSet(renderer, game.archive, reader, set).finally(() => renderer.dispose());
  game.archive.close();
  const castHash = await writeCastList(id, set.parts, about.classNames);
  const shape: [number, number, number] = [side, side, 3];
  const decode = (images: Images): Promise<Images> => asDecoded(images, shape, packing);
  const [train, heldOut] = [await decode(rows.train), await decode(rows.heldOut)];
  await writeDataset(
    {
      kind: 'image',
      id,
      title: about.title,
      summary: about.summary,
      origin: 'rendered',
      licence: game.licence,
      attribution: game.attribution,
      sources: game.sources,
      split: about.split,
      notes: [...about.notes, ...NOTES],
      tools: [
        `Chromium ${renderer.browserVersion}, WebGL by SwiftShader`,
        `three ${THREE_VERSION}`,
        webpTools(),
        `seed of all random streams: ${seed}`,
        `models, textures and grounds of each part: tools/datasets/zero-ad/casts/${id}.json, SHA-256 ${castHash}`,
      ],
      nearestOriginal: about.nearestOriginal,
      baselines: colourImageBaselines(train, heldOut, shape, { classes: about.classNames.length, seed }),
      shape,
      classNames: [...about.classNames],
    },
    rows,
    { rowsPerShard: packing.rowsPerShard, pixels: { encoding: 'webp', quality: packing.quality } },
  );
}

/** True of every set of this kind. */
const NOTES = [
  'Ground, hills, plants, weather, light and colour grade of the k-th scene of a part are used once for every class, so the background tells nothing about the class; one image in twelve is black and white. Subjects are scaled by the area that they cover, so their sizes tell nothing either.',
  'Rendered, not photographed: a few hundred to two thousand triangles a figure, one sun, hard shadows. A net that is good here need not be good on photographs.',
  'About one image in eight cuts a piece of its subject off, and one in five has a plant or a stone before it.',
  'The same versions of the tools on the same machine gave the same bytes twice; other versions of Chromium may draw slightly different pixels, so the packed images are kept.',
];
