import type { PartName } from '#core/dataset.ts';
import { type InputFile, type ReadControl, unpackToBlob } from './bytes.ts';
import { describeClasses, describeParts } from './describe-rows.ts';
import { badFile } from './import-fault.ts';
import { measureSizes } from './inspect-archives.ts';
import { inspectRecords } from './inspect-records.ts';
import { partOfName } from './label-folders.ts';
import { labelValues } from './label-values.ts';
import type { Inspected } from './material.ts';
import { type Feature, readTfExample } from './tf-example.ts';
import { type TfRecord, readTfRecords } from './tfrecord.ts';
import { featureRecords } from './tf-records-source.ts';
import { readImageSize } from './image-size.ts';

/** Names under which converters keep the class of a picture, the best first: its name, then its number. */
const LABEL_KEYS = ['image/class/text', 'image/class/label', 'label', 'class', 'image/label'];

/** Examples of one or several TFRecord files: pictures with labels, or columns. */
export async function inspectTfRecords(
  title: string,
  files: readonly InputFile[],
  control: ReadControl,
): Promise<Inspected> {
  const [first] = files;
  const start = first === undefined ? null : await readFirst(first);
  if (first === undefined || start === null)
    throw badFile(`${title} holds no records. Choose the file that was written.`);
  const example = parseExample(first.path, start);
  const imageKey = [...example].find(([, feature]) => isPicture(feature))?.[0];
  const sizeBytes = files.reduce((sum, { blob }) => sum + blob.size, 0);
  if (imageKey !== undefined) return inspectPictures(title, files, imageKey, sizeBytes, control);
  const source = await featureRecords(title, files, parseExample, control);
  return inspectRecords(title, 'tf.Example records (TFRecord)', sizeBytes, source, null, control);
}

async function readFirst(file: InputFile): Promise<TfRecord | null> {
  for await (const record of readTfRecords(file)) return record;
  return null;
}

export function parseExample(path: string, { data, number }: TfRecord): Map<string, Feature> {
  const example = readTfExample(data);
  if (example === null || example.size === 0)
    throw badFile(
      `${path}: record ${number} is no tf.Example (its checksum is right, its content is something else). The lab reads TFRecord files of tf.train.Example only.`,
    );
  return example;
}

function isPicture(feature: Feature): boolean {
  const [bytes] = feature.kind === 'bytes' ? feature.values : [];
  return bytes !== undefined && readImageSize(bytes) !== null;
}

async function inspectPictures(
  title: string,
  files: readonly InputFile[],
  imageKey: string,
  sizeBytes: number,
  control: ReadControl,
): Promise<Inspected> {
  const pictures: { readonly path: string; readonly picture: Blob }[] = [];
  const values: (string | number)[] = [];
  const parts: (PartName | null)[] = [];
  let labelKey: string | undefined;
  for (const file of files) {
    const blob = await unpackToBlob(file);
    for await (const record of readTfRecords({ path: file.path, blob }, control)) {
      const example = parseExample(file.path, record);
      labelKey ??= LABEL_KEYS.find((key) => (example.get(key)?.values.length ?? 0) > 0);
      const label = labelKey === undefined ? undefined : firstValue(example.get(labelKey));
      const image = example.get(imageKey);
      const [bytes] = image?.kind === 'bytes' ? image.values : [];
      if (label === undefined || bytes === undefined)
        throw badFile(
          `${file.path}: record ${record.number} has no ${bytes === undefined ? `picture under '${imageKey}'` : `label; looked for under ${LABEL_KEYS.join(', ')}`}. Write the class with every example, then choose the file again.`,
        );
      const from = record.offset + bytes.byteOffset;
      pictures.push({
        path: `${file.path}, record ${record.number}`,
        picture: blob.slice(from, from + bytes.length),
      });
      values.push(label);
      parts.push(partOfName(file.path));
    }
  }
  const rows = { ...labelValues(`The feature '${labelKey ?? ''}'`, values), parts };
  const readPicture = (row: number): Promise<Blob> => Promise.resolve(pictures[row]?.picture ?? new Blob());
  return {
    found: {
      title,
      format: 'pictures in tf.Example records (TFRecord)',
      sizeBytes,
      contents: {
        kind: 'images',
        count: pictures.length,
        classes: describeClasses(rows),
        parts: describeParts(rows.parts),
        shape: null,
        sizes: await measureSizes(pictures.length, readPicture, control),
      },
      problems: [],
    },
    material: { kind: 'pictures', ...rows, pathOf: (row) => pictures[row]?.path ?? '', readPicture },
  };
}

function firstValue(feature: Feature | undefined): string | number | undefined {
  if (feature?.kind !== 'bytes') return feature?.values[0];
  const [bytes] = feature.values;
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}
