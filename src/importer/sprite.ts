import type { PartName } from '#core/dataset.ts';
import { type InputFile, type ReadControl, formatBytes, readBytes } from './bytes.ts';
import { describeClasses, describeParts } from './describe-rows.ts';
import { badFile } from './import-fault.ts';
import type { Inspected } from './material.ts';
import { readPngHeader, readPngRows } from './png-rows.ts';

const MAX_PIXEL_BYTES = 512 * 1024 * 1024;

/** What a sprite's files do not say themselves. */
export interface SpriteFacts {
  readonly title: string;
  readonly shape: readonly [height: number, width: number, channels: number];
  readonly classNames: readonly string[];
  /** Rows of the original training set; the rest is its test set. */
  readonly trainRows: number;
}

/**
 * Pictures as the model builder of TensorFlow.js packs them: a PNG with one picture a row, and a file of one-hot bytes.
 * A row holds a value for each of the picture's pixels: grey, or in colours; a grey row may be stored in colours.
 */
export async function inspectSprite(
  images: InputFile,
  labels: InputFile,
  facts: SpriteFacts,
  control: ReadControl,
): Promise<Inspected> {
  const header = await readPngHeader(images.blob);
  const [height, width, channels] = facts.shape;
  const values = height * width * channels;
  const classes = facts.classNames.length;
  if (header === null)
    throw badFile(
      `${images.path} is not a PNG with 8 bits a channel, as the published picture is. Fetch the file again, then choose it again.`,
    );
  const isGreyAsColour = header.width === values;
  const isColour = header.width * channels === values && header.channels >= channels;
  if (!isGreyAsColour && !isColour)
    throw badFile(
      `${images.path} is ${header.width} pixels wide; one picture of ${height} × ${width} × ${channels} a row would take ${values / channels} or ${values}. It is another file than the published one.`,
    );
  const rows = header.height;
  if (labels.blob.size !== rows * classes)
    throw badFile(
      `${labels.path} has ${labels.blob.size} bytes, and ${rows} pictures with ${classes} classes need ${rows * classes}. The two files do not belong together, or one is cut short. Fetch them again.`,
    );
  if (rows * values > MAX_PIXEL_BYTES)
    throw badFile(
      `${images.path} unpacks to ${formatBytes(rows * values)}, more than the ${formatBytes(MAX_PIXEL_BYTES)} that the lab takes at once.`,
    );
  const oneHot = await readBytes(labels.blob);
  const numbers = Array.from({ length: rows }, (_, row) =>
    oneHot.subarray(row * classes, (row + 1) * classes).indexOf(1),
  );
  if (numbers.includes(-1))
    throw badFile(
      `${labels.path} has no class for picture ${numbers.indexOf(-1) + 1}: it is not the published file. Fetch it again.`,
    );
  const parts = numbers.map((_, row): PartName | null => (row < facts.trainRows ? 'train' : 'heldOut'));
  const labelled = { classNames: facts.classNames, labels: numbers, parts };
  const readPixels = async (): Promise<Uint8Array<ArrayBuffer>> => {
    const pixels = new Uint8Array(rows * values);
    let row = 0;
    for await (const line of readPngRows(images, header)) {
      control.signal?.throwIfAborted();
      const target = pixels.subarray(row * values, (row + 1) * values);
      const stored = header.channels;
      const used = isGreyAsColour ? 1 : channels;
      if (stored === used) target.set(line);
      else
        for (let at = 0; at < target.length; at++)
          target[at] = line[Math.floor(at / used) * stored + (at % used)] ?? 0;
      row++;
    }
    return pixels;
  };
  return {
    found: {
      title: facts.title,
      format: 'picture with one example a row, and labels',
      sizeBytes: images.blob.size + labels.blob.size,
      contents: {
        kind: 'images',
        count: rows,
        classes: describeClasses(labelled),
        parts: describeParts(parts),
        shape: facts.shape,
        sizes: [{ width, height, count: rows }],
      },
      problems: [],
    },
    material: { kind: 'pixels', ...labelled, shape: facts.shape, readPixels },
  };
}
