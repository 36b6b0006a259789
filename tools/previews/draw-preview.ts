import sharp from 'sharp';
import type { DatasetManifest } from '#core/dataset.ts';
import { readFirstRows } from './read-first-rows.ts';

type ManifestOf<Kind extends DatasetManifest['kind']> = Extract<DatasetManifest, { kind: Kind }>;

/** Twice the height at which the page shows a strip. */
const HEIGHT = 80;
const WIDTH = 960;
const GAP = 6;
const TILES = 11;
const QUALITY = 76;
/** Read as well on light as on dark. */
const INK = ['#3d8fd1', '#e07b24'] as const;
/** Rows of a series that show its pattern: two years of days, two weeks of hours, and so on. */
const SERIES_ROWS = 700;
const HOURLY_ROWS = 336;
const BARS = 6;

/** A strip of what the training part looks like, as WebP; null for kinds that are read rather than looked at. */
export async function drawPreview(manifest: DatasetManifest): Promise<Buffer | null> {
  switch (manifest.kind) {
    case 'image':
      return drawImages(manifest);
    case 'series':
      return drawSeries(manifest);
    case 'music':
      return drawBars(manifest);
    case 'text':
    case 'corpus':
    case 'table':
      return null;
  }
}

/** The first image of each class, then further ones, side by side. */
async function drawImages(manifest: ManifestOf<'image'>): Promise<Buffer> {
  const [height, width, channels] = manifest.shape;
  const size = height * width * channels;
  const pixels = await readFirstRows(manifest, 'pixels', size);
  const labels = await readFirstRows(manifest, 'labels', 1);
  const firsts = manifest.classNames.map((_, label) => labels.indexOf(label)).filter((row) => row >= 0);
  const others = [...labels.keys()].filter((row) => !firsts.includes(row)).slice(0, TILES);
  const tiles = await Promise.all(
    [...firsts, ...others].slice(0, TILES).map((row) =>
      sharp(pixels.subarray(row * size, (row + 1) * size), {
        raw: { width, height, channels: channels === 1 ? 1 : 3 },
      })
        .resize(HEIGHT, HEIGHT, { kernel: height < HEIGHT ? 'cubic' : 'lanczos3' })
        .png()
        .toBuffer(),
    ),
  );
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 4, background: '#00000000' } })
    .composite(tiles.map((input, place) => ({ input, left: place * (HEIGHT + GAP), top: 0 })))
    .webp({ quality: QUALITY, effort: 6 })
    .toBuffer();
}

/** The first stretch of the first column. */
async function drawSeries(manifest: ManifestOf<'series'>): Promise<Buffer> {
  const columns = manifest.columns.length;
  const bytes = await readFirstRows(manifest, 'values', 4 * columns);
  const all = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const rows = /hour|minute/.test(manifest.step) ? HOURLY_ROWS : SERIES_ROWS;
  const values = all.filter((_, at) => at % columns === 0).subarray(0, rows);
  const known = values.filter((value) => !Number.isNaN(value));
  const low = known.reduce((a, b) => Math.min(a, b), Infinity);
  const high = known.reduce((a, b) => Math.max(a, b), -Infinity);
  const points = [...values].flatMap((value, at) => {
    if (Number.isNaN(value)) return [];
    const x = (at / (values.length - 1)) * WIDTH;
    const y = HEIGHT - 4 - ((value - low) / (high - low || 1)) * (HEIGHT - 8);
    return [`${x.toFixed(1)},${y.toFixed(1)}`];
  });
  return drawSvg(
    `<polyline points="${points.join(' ')}" fill="none" stroke="${INK[0]}" stroke-width="2" stroke-linejoin="round"/>`,
  );
}

/** Some bars of each class as piano rolls. */
async function drawBars(manifest: ManifestOf<'music'>): Promise<Buffer> {
  const [steps, pitches] = manifest.shape;
  const rolls = await readFirstRows(manifest, 'rolls', steps * pitches);
  const labels = await readFirstRows(manifest, 'labels', 1);
  const rows = manifest.classNames.flatMap((_, label) =>
    [...labels.keys()].filter((row) => labels[row] === label).slice(0, BARS),
  );
  const wide = WIDTH / rows.length;
  const notes = rows.flatMap((row, place) =>
    Array.from({ length: steps * pitches }, (_, at) => at)
      .filter((at) => rolls[row * steps * pitches + at] === 1)
      .map((at) => {
        const x = place * wide + (Math.floor(at / pitches) / steps) * (wide - GAP);
        const y = HEIGHT - ((at % pitches) + 1) * (HEIGHT / pitches);
        return `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${((wide - GAP) / steps).toFixed(2)}" height="2" fill="${INK[(labels[row] ?? 0) % INK.length]}"/>`;
      }),
  );
  return drawSvg(notes.join(''));
}

function drawSvg(content: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${content}</svg>`;
  // Few colours: half the bytes of the lossy kind, and no fringes.
  return sharp(Buffer.from(svg))
    .png({ palette: true, colours: 16 })
    .toBuffer()
    .then((png) => sharp(png).webp({ lossless: true, effort: 6 }).toBuffer());
}
