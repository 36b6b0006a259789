import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PartName } from '#core/dataset.ts';
import { composeStamp } from './cutouts/compose.ts';
import {
  CLASSES,
  NO_PHOTOGRAPHS,
  OTHER_RIGHTS,
  SHARE_ALIKE,
  type Stamp,
  TWINS,
  listStamps,
} from './cutouts/stamps.ts';
import { type Images, interleaveByShare, rowsByClass } from './lib/image-rows.ts';
import { readLicence } from './lib/licences.ts';
import { shareOut } from './lib/original-split.ts';
import { openDebianPackage } from './lib/packages.ts';
import { shuffle } from './lib/statistics.ts';
import { asDecoded, colourImageBaselines, webpTools } from './lib/webp-images.ts';
import { writeDataset } from './lib/write-dataset.ts';

const PACKAGE = 'tuxpaint-stamps-default';
const VERSION = '2022.06.04-1';
const FOLDER = 'usr/share/tuxpaint/stamps';
const SIZE = 160;
const SHAPE = [SIZE, SIZE, 3] as const;
const SEED = 1;
/** Pictures of validation, and as many held out. */
const PART_SIZE = 40;
const PACKING = { rowsPerShard: 1000, quality: 90 };

/** Two hundred photographs, cut out and put on soft backgrounds. */
export async function build(): Promise<void> {
  const root = await openDebianPackage(PACKAGE, VERSION, 'all');
  const stamps = await listStamps(join(root, FOLDER));
  const parts = splitStamps(stamps);
  const rows = {
    train: await compose(root, stamps, parts.train),
    validation: await compose(root, stamps, parts.validation),
    heldOut: await compose(root, stamps, parts.heldOut),
  };
  const train = await asDecoded(rows.train, SHAPE, PACKING);
  const heldOut = await asDecoded(rows.heldOut, SHAPE, PACKING);
  await writeDataset(
    {
      kind: 'image',
      id: 'photo-cutouts',
      title: 'Photo cut-outs',
      summary: `${stamps.length} photographs of animals, food, flowers and things, cut out and put on soft backgrounds: few pictures, made for transfer learning.`,
      origin: 'real',
      licence: { name: 'GPL-2; nine pictures CC BY-SA 3.0', text: await licenceText(root) },
      attribution: ATTRIBUTION,
      sources: [
        {
          package: PACKAGE,
          version: VERSION,
          registry: 'debian',
          files: stamps.map(({ name }) => `${FOLDER}/${name}.png`),
        },
      ],
      tools: [webpTools(), `seed ${SEED}`],
      split: `By photograph and by seed ${SEED}: ${parts.train.length}, ${PART_SIZE} and ${PART_SIZE}, each class by its share. Photographs of the same animal or thing stay in training together (${TWINS.length} of them). The rows of each class are spread evenly.`,
      notes: [
        'Forty held-out pictures: one more or less is 2.5 percentage points, so small differences say nothing.',
        'The photographs are real, the backgrounds are not: muted colours that do not depend on the class. There are no shadows and nothing stands on the ground.',
        'Stamps of food have 50 to 70 pixels, of animals about 200. All are shrunk to 55 to 110 pixels, as drawn for each picture, before they are enlarged; the softest pictures are still food more often than not.',
        'Flowers and fruit are colourful and mammals brown or grey, so colour alone tells a good part: see the colour histogram among the baselines.',
        `Left out since they are drawings, toys or doubles: ${NO_PHOTOGRAPHS.map(shortName).join(', ')}.`,
        `Left out for their rights: ${OTHER_RIGHTS.map(shortName).join(', ')}.`,
      ],
      nearestOriginal: 'None; it stands in for a small set of one’s own photographs.',
      baselines: colourImageBaselines(train, heldOut, SHAPE, {
        classes: CLASSES.length,
        seed: SEED,
        epochs: 600,
      }),
      shape: [SIZE, SIZE, 3],
      classNames: CLASSES.map(({ name }) => name),
    },
    rows,
    { rowsPerShard: PACKING.rowsPerShard, pixels: { encoding: 'webp', quality: PACKING.quality } },
  );
}

/** Places in `stamps` of each part's pictures. */
export function splitStamps(stamps: readonly Stamp[]): Record<PartName, number[]> {
  const byClass = rowsByClass(
    stamps.map(({ label }) => label),
    CLASSES.length,
  );
  const shares = shareOut(
    byClass.map((rows) => rows.length),
    PART_SIZE,
  );
  const isTwin = (row: number): boolean => TWINS.includes(stamps[row]?.name ?? '');
  const orders = byClass.map((rows, label) => {
    const single = rows.filter((row) => !isTwin(row));
    return [...shuffle(single, SEED + label), ...rows.filter(isTwin)];
  });
  const part = (seed: number, cut: (order: readonly number[], share: number) => number[]): number[] =>
    interleaveByShare(
      orders.map((order, label) => cut(order, shares[label] ?? 0)),
      seed,
    );
  return {
    // Shuffled again, for the twins are last.
    train: part(SEED, (order, share) => shuffle(order.slice(2 * share), SEED + 50)),
    validation: part(SEED + 1, (order, share) => order.slice(0, share)),
    heldOut: part(SEED + 2, (order, share) => order.slice(share, 2 * share)),
  };
}

async function compose(root: string, stamps: readonly Stamp[], rows: readonly number[]): Promise<Images> {
  const pixels = new Uint8Array(rows.length * SIZE * SIZE * 3);
  for (const [to, row] of rows.entries()) {
    const path = join(root, FOLDER, `${stamps[row]?.name ?? ''}.png`);
    pixels.set(await composeStamp(path, SIZE, SEED * 1000 + row), to * SIZE * SIZE * 3);
  }
  const labels = Uint8Array.from(rows, (row) => stamps[row]?.label ?? NaN);
  return { kind: 'image', count: rows.length, pixels, labels };
}

function shortName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

const ATTRIBUTION =
  'Tux Paint Stamps, copyright 2002–2022 by Bill Kendrick and others, from the Debian package tuxpaint-stamps-default; the project lists its contributors by kind of stamp. Animals: Childsplay (Stas Zytkiewicz; adapted by Pere Pujal i Carabantes), Bill Kendrick (San Francisco Zoo), Chris Goerner, Caroline Ford (Mudchute Park and Farm), John O’Sullivan, Erinn Lynch (pelican and herons, CC BY-SA 2.5). Food: Bill Kendrick, Jen and Ed Collins, MarketplaceFood.com, Towani Organic Farm, George Wong, Chris Goerner, Steve Karg. Flowers: Akkana Peck, the GOVIA Project (Justin Zeigler), Chris Goerner, Caroline Ford, VHSS Irimpanam by Vimal Joseph (six flowers, CC BY-SA 3.0). Things: Jen and Ed Collins, Albert Cahalan, Caroline Ford, Wikipedia user reisio (basketball, public domain). Changed here: cut to their visible part, resized, put on drawn backgrounds, packed.';

async function licenceText(root: string): Promise<string> {
  const debian = await readFile(join(root, `usr/share/doc/${PACKAGE}/copyright`), 'utf8');
  return [
    `The stamps are under the GNU General Public License, version 2, as the Debian package states (below), but for these, which their authors gave under the Creative Commons Attribution-ShareAlike licence, version 3.0, or 2.5, which allows 3.0 for what is made of them: ${SHARE_ALIKE.map(shortName).join(', ')}. Each picture made of a stamp is under the licence of that stamp. What it was made from is the stamp in the package; the program that made it is this lab's builder.`,
    debian.trim(),
    await readLicence('GPL-2'),
    await readLicence('CC-BY-SA-3.0'),
  ]
    .join('\n\n')
    .trim();
}
