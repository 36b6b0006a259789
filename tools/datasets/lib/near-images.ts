/** Two grey images are near-duplicates when their pixels differ by less than this on average, of 255. */
export const NEAR_IMAGE = 2;

const SIDE = 28;
const PIXELS = SIDE * SIDE;
/** Cells of 4 × 4 pixels, 7 × 7 of them. */
const CELL = 4;
const CELLS = (SIDE / CELL) ** 2;

interface Summary {
  /** Row of the image in its array. */
  readonly row: number;
  readonly total: number;
  /** Sum of each cell's pixels. */
  readonly cells: Int32Array;
}

/**
 * Pairs [row of `a`, row of `b`] of near-duplicates, images of 28 × 28 × 1. Complete, not a guess: the difference of two sums
 * bounds the summed difference from below, so only pairs with near totals, then near cell sums, are compared by pixels.
 */
export function nearImagePairs(a: Uint8Array, b: Uint8Array): (readonly [number, number])[] {
  const limit = NEAR_IMAGE * PIXELS;
  const left = summarise(a);
  const right = a === b ? left : summarise(b);
  const pairs: [number, number][] = [];
  let first = 0;
  for (const image of left) {
    while ((right[first]?.total ?? Infinity) <= image.total - limit) first++;
    for (let at = first; at < right.length; at++) {
      const other = right[at];
      if (other === undefined || other.total >= image.total + limit) break;
      if (a === b && other.row <= image.row) continue;
      if (!differsLess(image.cells, 0, other.cells, 0, CELLS, limit)) continue;
      if (differsLess(a, image.row * PIXELS, b, other.row * PIXELS, PIXELS, limit))
        pairs.push([image.row, other.row]);
    }
  }
  return pairs;
}

/** By total, smallest first. */
function summarise(pixels: Uint8Array): Summary[] {
  const summaries = Array.from({ length: pixels.length / PIXELS }, (_, row) => {
    const cells = new Int32Array(CELLS);
    let total = 0;
    for (let i = 0; i < PIXELS; i++) {
      const value = pixels[row * PIXELS + i] ?? 0;
      const cell = Math.floor(i / SIDE / CELL) * (SIDE / CELL) + Math.floor((i % SIDE) / CELL);
      cells[cell] = (cells[cell] ?? 0) + value;
      total += value;
    }
    return { row, total, cells };
  });
  return summaries.sort((one, two) => one.total - two.total);
}

function differsLess(
  a: ArrayLike<number>,
  startA: number,
  b: ArrayLike<number>,
  startB: number,
  length: number,
  limit: number,
): boolean {
  let difference = 0;
  for (let i = 0; i < length; i++) {
    difference += Math.abs((a[startA + i] ?? 0) - (b[startB + i] ?? 0));
    if (difference >= limit) return false;
  }
  return true;
}
