/** One way to store images, as the page measures it; bytes are fetched from `url`. */
export interface StorageCase {
  readonly name: string;
  readonly url: string;
  readonly kind: 'gzip' | 'picture';
  readonly count: number;
  readonly shape: readonly [number, number, number];
}

export interface StorageTiming {
  readonly name: string;
  /** From the bytes to one array of all images; median of the rounds. */
  readonly decodeMs: number;
  /** SHA-256 of the pixels, hex: equal where two ways give the same images. */
  readonly sha256: string;
}

/** Decodes every case `rounds` times in turn, so that what else the machine does falls on all alike. */
export async function measureStorage(
  cases: readonly StorageCase[],
  rounds: number,
): Promise<StorageTiming[]> {
  const loaded = await Promise.all(
    cases.map(async (one) => ({ one, bytes: await (await fetch(one.url)).arrayBuffer() })),
  );
  const times = cases.map((): number[] => []);
  const hashes: string[] = [];
  for (let round = 0; round <= rounds; round++)
    for (const [index, { one, bytes }] of loaded.entries()) {
      const start = performance.now();
      const pixels = await decode(one, bytes);
      // The first round warms up.
      if (round > 0) times[index]?.push(performance.now() - start);
      else hashes.push(await hash(pixels));
    }
  return cases.map(({ name }, index) => ({
    name,
    decodeMs: median(times[index] ?? []),
    sha256: hashes[index] ?? '',
  }));
}

async function decode(one: StorageCase, bytes: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
  return one.kind === 'gzip' ? unpack(bytes) : readSprite(bytes, one);
}

async function unpack(bytes: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** As src/content/decode-sprite.ts does, without its pauses. */
async function readSprite(
  bytes: ArrayBuffer,
  { count, shape: [height, width, channels] }: StorageCase,
): Promise<Uint8Array<ArrayBuffer>> {
  const bitmap = await createImageBitmap(new Blob([bytes]), {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
  });
  const columns = bitmap.width / width;
  const context = new OffscreenCanvas(bitmap.width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this browser gives no canvas');
  const pixels = new Uint8Array(count * height * width * channels);
  for (let line = 0; line * columns < count; line++) {
    context.drawImage(bitmap, 0, -line * height);
    const { data } = context.getImageData(0, 0, bitmap.width, height);
    for (let tile = line * columns; tile < Math.min(count, (line + 1) * columns); tile++) {
      let to = tile * height * width * channels;
      for (let y = 0; y < height; y++) {
        let from = (y * bitmap.width + (tile % columns) * width) * 4;
        for (let x = 0; x < width; x++, from += 4)
          for (let channel = 0; channel < channels; channel++) pixels[to++] = data[from + channel] ?? 0;
      }
    }
  }
  bitmap.close();
  return pixels;
}

async function hash(pixels: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', pixels));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
