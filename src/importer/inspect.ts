import { isJunk } from './archive-path.ts';
import { type InputFile, MAX_FILE_BYTES, type ReadControl, formatBytes } from './bytes.ts';
import { type CsvReading, openCsv } from './csv.ts';
import { titleOf } from './describe-rows.ts';
import { openIdx } from './idx.ts';
import { badFile } from './import-fault.ts';
import { type Tree, type TreeFile, inspectTree } from './inspect-archives.ts';
import { inspectArrays } from './inspect-arrays.ts';
import { inspectRecords } from './inspect-records.ts';
import { inspectTfRecords } from './inspect-tfrecords.ts';
import { openJson } from './json.ts';
import type { Inspected } from './material.ts';
import { openNpy } from './npy.ts';
import { type FileFormat, sniff } from './sniff.ts';
import { type SpriteFacts, inspectSprite } from './sprite.ts';
import { readTar } from './tar.ts';
import { readWordIndex } from './word-index.ts';
import { openZip } from './zip.ts';

/** How the person wants the files read. */
export interface InspectOptions {
  readonly reading?: CsvReading | undefined;
  /** Set for originals that are packed as a sprite. */
  readonly sprite?: SpriteFacts | undefined;
}

interface Sniffed {
  readonly file: InputFile;
  readonly format: FileFormat;
}

/** Archives within archives are opened this deep. */
const MAX_DEPTH = 1;

/**
 * Says what the chosen files are and keeps them open for the import. Formats are told by content, not by name. Throws an
 * ImportFault with a sentence when nothing can be made of them.
 */
export async function inspectFiles(
  chosen: readonly InputFile[],
  options: InspectOptions,
  control: ReadControl,
): Promise<Inspected> {
  const files = chosen.filter(({ path }) => !isJunk(path));
  for (const { path, blob } of files)
    if (blob.size > MAX_FILE_BYTES)
      throw badFile(
        `${path} has ${formatBytes(blob.size)}, and the lab reads files up to ${formatBytes(MAX_FILE_BYTES)}. Nothing of it was read. Choose a part of it: fewer rows, fewer pictures, or the folder unpacked.`,
      );
  if (options.sprite !== undefined) return inspectSpriteFiles(files, options.sprite, control);
  return inspectAll(files, options, control, 0);
}

function inspectSpriteFiles(
  files: readonly InputFile[],
  facts: SpriteFacts,
  control: ReadControl,
): Promise<Inspected> {
  const [images, labels] = files;
  if (images === undefined || labels === undefined)
    throw badFile('The original is two files, the picture and its labels; one is missing. Fetch both.');
  return inspectSprite(images, labels, facts, control);
}

async function inspectAll(
  files: readonly InputFile[],
  options: InspectOptions,
  control: ReadControl,
  depth: number,
): Promise<Inspected> {
  if (files.length === 0)
    throw badFile('No files were found: the folder is empty, or holds hidden files only. Choose another.');
  if (files.length > 8 && depth === 0) {
    const folder = await inspectTree(toTree(files), control);
    if (folder !== null) return folder;
  }
  const sniffed: Sniffed[] = [];
  for (const file of files.slice(0, 200)) sniffed.push({ file, format: await sniff(file) });
  refuseUseless(sniffed);
  const archives = sniffed.filter(({ format }) => format === 'zip' || format === 'tar');
  if (archives.length > 0) {
    // A word index beside an npz file.
    const beside = sniffed.filter(({ format }) => format === 'json').map(({ file }) => file);
    return inspectArchives(archives, beside, options, control, depth);
  }
  const arrays = sniffed.filter(({ format }) => format === 'npy' || format === 'idx');
  const json = sniffed.filter(({ format }) => format === 'json');
  if (arrays.length > 0) return inspectArrayFiles(arrays, json, control);
  const records = sniffed.filter(({ format }) => format === 'tfrecord').map(({ file }) => file);
  const [first] = sniffed;
  if (first === undefined) throw new Error('no file left after refuseUseless');
  const title = titleOf(first.file.path);
  if (records.length > 0) return inspectTfRecords(title, records, control);
  if (sniffed.some(({ format }) => format === 'image')) {
    const folder = await inspectTree(toTree(files), control);
    if (folder !== null) return folder;
    throw badFile(
      'A single picture is no data set. Choose a folder, or a zip, with a folder of pictures for each class.',
    );
  }
  const tree = files.length > 1 ? await inspectTree(toTree(files), control) : null;
  return tree ?? inspectTextFile(first, sniffed.length, title, options, control);
}

async function inspectTextFile(
  { file, format }: Sniffed,
  count: number,
  title: string,
  { reading }: InspectOptions,
  control: ReadControl,
): Promise<Inspected> {
  if (count > 1)
    throw badFile(
      `${count} files were chosen, ${file.path} the first, and they are no pictures or texts in class folders, no arrays and no archives. Choose one table at a time.`,
    );
  if (format === 'json') {
    const source = await openJson(file, control);
    return inspectRecords(title, 'JSON records', file.blob.size, source, null, { signal: control.signal });
  }
  const source = await openCsv(file, reading);
  const separators: Readonly<Record<string, string>> = {
    ',': 'commas',
    ';': 'semicolons',
    '\t': 'tabs',
    '|': 'bars',
  };
  const named = `CSV, separated by ${separators[source.dialect.delimiter] ?? `'${source.dialect.delimiter}'`}`;
  return inspectRecords(title, named, file.blob.size, source, source.dialect, control);
}

/** Files whose format no reader takes. */
function refuseUseless(sniffed: readonly Sniffed[]): void {
  for (const { file, format } of sniffed) {
    if (format === 'html')
      throw badFile(
        `${file.path} is a web page, not data: the address that it came from shows a page, perhaps one that asks to log in. Open that page, find its download link, and choose the file that it gives.`,
      );
    if (sniffed.length > 1) continue;
    if (format === 'empty')
      throw badFile(`${file.path} is empty. Fetch or copy it again, then choose it again.`);
    if (format === 'bytes')
      throw badFile(
        `${file.path} is no format that the lab knows: neither zip, tar, gzip, npz, npy, idx, TFRecord, CSV nor JSON, or it is damaged at its beginning.${looksLikeIdx(file.path)}${looksLikeRecords(file.path)} Choose the file as it was published.`,
      );
  }
}

function looksLikeIdx(path: string): string {
  return /idx|ubyte/i.test(path)
    ? ' By its name it should be idx, but its magic number is wrong: an idx file begins with 00 00, a type (08 for bytes) and the number of dimensions.'
    : '';
}

function looksLikeRecords(path: string): string {
  return /tfrec/i.test(path)
    ? ' By its name it should be TFRecord, but the checksum (CRC-32C) of its first length is wrong.'
    : '';
}

async function inspectArrayFiles(
  arrays: readonly Sniffed[],
  json: readonly Sniffed[],
  control: ReadControl,
): Promise<Inspected> {
  const opened = [];
  for (const { file, format } of arrays)
    opened.push(
      format === 'npy'
        ? await openNpy(file.path, file.blob)
        : ({ kind: 'numbers', ...(await openIdx(file, control)) } as const),
    );
  const [first] = arrays;
  const [words] = json;
  return inspectArrays(
    {
      title: titleOf(first?.file.path ?? ''),
      format: first?.format ?? '',
      sizeBytes: arrays.reduce((sum, { file }) => sum + file.blob.size, 0),
      arrays: opened,
      words: words === undefined ? null : await readWordIndex(words.file),
    },
    control,
  );
}

/** One archive, or several whose names tell parts ('rps.zip', 'rps-test-set.zip'). */
async function inspectArchives(
  archives: readonly Sniffed[],
  beside: readonly InputFile[],
  options: InspectOptions,
  control: ReadControl,
  depth: number,
): Promise<Inspected> {
  const trees: Tree[] = [];
  for (const { file, format } of archives)
    trees.push(format === 'zip' ? await zipTree(file, control) : await tarTree(file, control));
  const tree: Tree = {
    files: trees.flatMap(({ files }) => files),
    emptyFolders: trees.flatMap(({ emptyFolders }) => emptyFolders),
    format: trees[0]?.format ?? '',
    sizeBytes: trees.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  };
  const name = archives.map(({ file }) => file.path).join(', ');
  if (tree.files.length === 0)
    throw badFile(`${name} holds no files. Choose another, or pack the folder again.`);
  if (tree.files.some(({ path }) => path.endsWith('/[Content_Types].xml')))
    throw badFile(`${name} is an Excel or Office file. Save the sheet as CSV, then choose that.`);
  const labelled = await inspectTree(tree, control);
  if (labelled !== null) return labelled;
  if (depth >= MAX_DEPTH)
    throw badFile(`${name} is an archive within an archive. Unpack the outer one, then choose the inner.`);
  const inside: InputFile[] = [...beside];
  for (const { path, read } of usefulFiles(tree.files)) inside.push({ path, blob: await read() });
  const inspected = await inspectAll(inside, options, control, depth + 1);
  return { ...inspected, found: { ...inspected.found, title: titleOf(name), sizeBytes: tree.sizeBytes } };
}

/** Without what explains the data: readme, licence, names. */
function usefulFiles(files: readonly TreeFile[]): readonly TreeFile[] {
  const useful = files.filter(({ path }) => !/(readme|licen[cs]e|\.md$|\.pdf$|\.names$)/i.test(path));
  return useful.length === 0 ? files : useful;
}

async function zipTree(file: InputFile, control: ReadControl): Promise<Tree> {
  const { files, emptyFolders } = await openZip(file, control);
  control.onBytes?.(file.blob.size);
  const isNpz = files.every(({ path }) => path.endsWith('.npy'));
  const prefix = isNpz ? '' : `${file.path}/`;
  return {
    files: files.map(({ path, read }) => ({ path: prefix + path, read })),
    emptyFolders: emptyFolders.map((path) => prefix + path),
    format: 'zip',
    sizeBytes: file.blob.size,
  };
}

/** A tar has no list: it is read through once, and its files are handed to the browser's blob store. */
async function tarTree(file: InputFile, control: ReadControl): Promise<Tree> {
  const files: TreeFile[] = [];
  for await (const { path, bytes } of readTar(
    file,
    (inner) => !isJunk(inner) && !/\.feat$/.test(inner),
    control,
  )) {
    const blob = new Blob([bytes]);
    files.push({ path: `${file.path}/${path}`, read: () => Promise.resolve(blob) });
  }
  return { files, emptyFolders: [], format: 'tar archive', sizeBytes: file.blob.size };
}

function toTree(files: readonly InputFile[]): Tree {
  return {
    files: files.map(({ path, blob }) => ({ path, read: () => Promise.resolve(blob) })),
    emptyFolders: [],
    format: 'folder',
    sizeBytes: files.reduce((sum, { blob }) => sum + blob.size, 0),
  };
}
