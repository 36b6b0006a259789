import type { DatasetManifest, PartName } from '#core/dataset.ts';
import type { ReadControl } from './bytes.ts';
import { badFile } from './import-fault.ts';
import type { PictureMaterial, PixelMaterial } from './material.ts';
import { describeOwn, majorityBaseline, requireRows } from './own-manifest.ts';
import type { ImagePlan, ImportPlan } from './plan.ts';
import { SHARD_BYTES, type ShardSink } from './shard-sink.ts';
import { PART_NAMES, splitRows } from './split-rows.ts';

export type Draft = DatasetManifest extends infer M
  ? M extends DatasetManifest
    ? Omit<M, 'id' | 'parts'>
    : never
  : never;

/** Decodes a picture to pixels of a size, cropped to its proportions; null when the browser cannot. */
export type DecodePicture = (
  picture: Blob,
  size: readonly [height: number, width: number],
  channels: 1 | 3,
) => Promise<Uint8Array | null>;

export interface WriteControl extends ReadControl {
  readonly onRows?: ((done: number, total: number) => void) | undefined;
}

/** Writes pictures of class folders or raw pixels as an image data set, one shard in memory at a time. */
export async function writeImages(
  material: PictureMaterial | PixelMaterial,
  plan: ImportPlan & ImagePlan,
  format: string,
  sink: ShardSink,
  decode: DecodePicture,
  control: WriteControl,
): Promise<Draft> {
  const { labels, classNames } = material;
  const split = splitRows(labels, material.parts, plan.split);
  requireRows(split);
  const source =
    material.kind === 'pixels' ? await openPixels(material, plan) : openPictures(material, plan, decode);
  const [height, width, channels] = source.shape;
  const size = height * width * channels;
  const perShard = Math.max(1, Math.floor(SHARD_BYTES / size));
  const kept: Record<PartName, number[]> = { train: [], validation: [], heldOut: [] };
  let done = 0;
  for (const part of PART_NAMES) {
    const rows = split[part];
    for (let from = 0; from < rows.length; from += perShard) {
      const pixels = new Uint8Array(Math.min(perShard, rows.length - from) * size);
      const shardLabels: number[] = [];
      for (const row of rows.slice(from, from + perShard)) {
        control.signal?.throwIfAborted();
        const image = await source.read(row);
        control.onRows?.(++done, labels.length);
        if (image === null) continue;
        pixels.set(image, shardLabels.length * size);
        shardLabels.push(labels[row] ?? 0);
      }
      await sink.add(part, 'pixels', shardLabels.length, pixels.subarray(0, shardLabels.length * size));
      await sink.add(part, 'labels', shardLabels.length, Uint8Array.from(shardLabels));
      for (const label of shardLabels) kept[part].push(label);
    }
  }
  requireRows(kept);
  const notes = explainBroken(source.broken, labels.length);
  const lost = classNames.filter((_, label) => !kept.train.includes(label));
  if (lost.length > 0)
    throw badFile(
      `No picture of the class '${lost.join("', '")}' could be read, so that it would be empty in training. ${notes[0] ?? ''} Mend the pictures or take the class away, then import again.`,
    );
  const count = PART_NAMES.reduce((sum, part) => sum + kept[part].length, 0);
  return {
    kind: 'image',
    shape: [height, width, channels],
    classNames: [...classNames],
    ...describeOwn(
      plan,
      format,
      `${count.toLocaleString('en')} pictures in ${classNames.length} classes, ${height} × ${width} × ${channels}.`,
      [...source.notes, ...notes],
      majorityBaseline(kept.train, kept.heldOut),
    ),
  };
}

interface RowSource {
  readonly shape: readonly [number, number, number];
  readonly broken: readonly string[];
  readonly notes: readonly string[];
  read(row: number): Promise<Uint8Array | null>;
}

async function openPixels(material: PixelMaterial, { channels }: ImagePlan): Promise<RowSource> {
  const [height, width, stored] = material.shape;
  const size = height * width * stored;
  const pixels = await material.readPixels();
  const isGrey = channels === 1 && stored === 3;
  return {
    shape: [height, width, isGrey ? 1 : stored],
    broken: [],
    notes: isGrey ? ['Colours were turned to grey.'] : [],
    read: (row) => {
      const image = pixels.subarray(row * size, (row + 1) * size);
      return Promise.resolve(isGrey ? toGrey(image) : image);
    },
  };
}

/** Luma of ITU-R BT.601, as Pillow's convert('L'). */
function toGrey(image: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: image.length / 3 }, (_, at) =>
    Math.round(
      0.299 * (image[3 * at] ?? 0) + 0.587 * (image[3 * at + 1] ?? 0) + 0.114 * (image[3 * at + 2] ?? 0),
    ),
  );
}

function openPictures(material: PictureMaterial, plan: ImagePlan, decode: DecodePicture): RowSource {
  const size = plan.size ?? [96, 96];
  const broken: string[] = [];
  return {
    shape: [size[0], size[1], plan.channels],
    broken,
    notes: [`Pictures were cropped to ${size[0]} : ${size[1]} from the middle and resized.`],
    read: async (row) => {
      const image = await decode(await material.readPicture(row), size, plan.channels);
      if (image === null) broken.push(material.pathOf(row));
      return image;
    },
  };
}

function explainBroken(broken: readonly string[], total: number): string[] {
  if (broken.length === 0) return [];
  return [
    `${broken.length} of ${total.toLocaleString('en')} pictures could not be read and were left out, the first is ${broken[0] ?? ''}.`,
  ];
}
