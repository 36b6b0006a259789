/** Two grey images are near-duplicates when their pixels differ by less than this on average, of 255. */
export const NEAR_IMAGE = 2;

const SIDE = 28;
const PIXELS = SIDE * SIDE;
const LIMIT = NEAR_IMAGE * PIXELS;
/** Blocks of 7 × 7 pixels, 4 × 4 of them; as many contrasts. */
const BLOCKS = 16;
const BLOCK_OF_PIXEL = Int32Array.from({ length: PIXELS }, (_, pixel) => {
  const row = Math.floor(pixel / SIDE / 7);
  return row * 4 + Math.floor((pixel % SIDE) / 7);
});
/** All; outer against inner rows; outer against inner columns; upper against lower half: these vary most among clothes. */
const KEY_CONTRASTS = [0, 12, 3, 8];
/** More steps of LIMIT than any contrast spans, both signs, with room for the neighbours. */
const GRID = 512;

/** Images of 28 × 28 × 1 with their contrasts; made once for each part. */
export interface ImageIndex {
  readonly pixels: Uint8Array;
  readonly count: number;
  /** Walsh–Hadamard transform of the block sums: [count, 16]. */
  readonly contrasts: Int32Array;
  /** Rows by the steps of LIMIT that four contrasts lie in, packed into one number. */
  readonly rowsByKey: ReadonlyMap<number, readonly number[]>;
}

export function indexImages(pixels: Uint8Array): ImageIndex {
  const count = pixels.length / PIXELS;
  const contrasts = new Int32Array(count * BLOCKS);
  const rowsByKey = new Map<number, number[]>();
  for (let row = 0; row < count; row++) {
    const own = contrasts.subarray(row * BLOCKS, (row + 1) * BLOCKS);
    sumBlocks(pixels.subarray(row * PIXELS, (row + 1) * PIXELS), own);
    transformInPlace(own);
    const key = keyOf(own);
    const rows = rowsByKey.get(key);
    if (rows === undefined) rowsByKey.set(key, [row]);
    else rows.push(row);
  }
  return { pixels, count, contrasts, rowsByKey };
}

/**
 * Pairs [row of `a`, row of `b`] of near-duplicates. Complete, not a guess: a contrast adds pixels with signs, so the contrasts
 * of near-duplicates differ by less than their pixels do, less than LIMIT. Pairs further apart in any contrast need no look.
 */
export function nearImagePairs(a: ImageIndex, b: ImageIndex): (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  for (let row = 0; row < a.count; row++) {
    const key = keyOf(a.contrasts.subarray(row * BLOCKS, (row + 1) * BLOCKS));
    for (const offset of NEIGHBOURS) {
      for (const other of b.rowsByKey.get(key + offset) ?? []) {
        if (a === b && other <= row) continue;
        if (haveNearContrasts(a.contrasts, row * BLOCKS, b.contrasts, other * BLOCKS))
          if (haveNearPixels(a.pixels, row * PIXELS, b.pixels, other * PIXELS)) pairs.push([row, other]);
      }
    }
  }
  return pairs;
}

/** What to add to a key for each of the 3 × 3 × 3 × 3 steps around it. */
const NEIGHBOURS = KEY_CONTRASTS.reduce(
  (offsets) => offsets.flatMap((offset) => [-1, 0, 1].map((step) => offset * GRID + step)),
  [0],
);

function keyOf(contrasts: Int32Array): number {
  return KEY_CONTRASTS.reduce(
    (key, at) => key * GRID + Math.floor((contrasts[at] ?? 0) / LIMIT) + GRID / 2,
    0,
  );
}

function sumBlocks(image: Uint8Array, sums: Int32Array): void {
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    const block = BLOCK_OF_PIXEL[pixel] ?? 0;
    sums[block] = (sums[block] ?? 0) + (image[pixel] ?? 0);
  }
}

/** Fast Walsh–Hadamard transform of 16 numbers (Fino and Algazi 1976). */
function transformInPlace(values: Int32Array): void {
  for (let half = 1; half < BLOCKS; half *= 2) {
    for (let i = 0; i < BLOCKS; i++) {
      if ((i & half) !== 0) continue;
      const first = values[i] ?? 0;
      const second = values[i + half] ?? 0;
      values[i] = first + second;
      values[i + half] = first - second;
    }
  }
}

function haveNearContrasts(a: Int32Array, startA: number, b: Int32Array, startB: number): boolean {
  for (let i = 0; i < BLOCKS; i++)
    if (Math.abs((a[startA + i] ?? 0) - (b[startB + i] ?? 0)) >= LIMIT) return false;
  return true;
}

function haveNearPixels(a: Uint8Array, startA: number, b: Uint8Array, startB: number): boolean {
  let difference = 0;
  for (let i = 0; i < PIXELS; i++) {
    difference += Math.abs((a[startA + i] ?? 0) - (b[startB + i] ?? 0));
    if (difference >= LIMIT) return false;
  }
  return true;
}
