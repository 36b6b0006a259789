import { type ReadControl, formatBytes } from './bytes.ts';
import { describeClasses, describeParts, titleOf } from './describe-rows.ts';
import type { Found } from './found.ts';
import { IMAGE_HEAD_BYTES, readImageSize } from './image-size.ts';
import { badFile } from './import-fault.ts';
import { labelByFolders } from './label-folders.ts';
import type { Inspected, LabelledRows } from './material.ts';
import { sniff } from './sniff.ts';

/** A file within a folder or archive, read when asked for. */
export interface TreeFile {
  readonly path: string;
  readonly read: () => Promise<Blob>;
}

export interface Tree {
  readonly files: readonly TreeFile[];
  /** Folders in which nothing lies. */
  readonly emptyFolders: readonly string[];
  /** 'zip', 'tar archive', 'folder' */
  readonly format: string;
  readonly sizeBytes: number;
}

/** Pictures whose size is looked at before the import. */
const SIZE_SAMPLE = 120;
const MAX_TEXT_CHARACTERS = 400_000_000;
const EXAMPLES = 6;
const EXAMPLE_CHARACTERS = 300;

/**
 * Pictures or texts in class folders; null when the tree is no such thing, as an archive around one CSV file. What the files
 * are is told by the first ones' bytes; those of another kind are left out by their ending.
 */
export async function inspectTree(tree: Tree, control: ReadControl): Promise<Inspected | null> {
  const endings = countEndings(tree.files);
  for (const ending of endings) {
    const files = tree.files.filter(({ path }) => endingOf(path) === ending);
    const kind = await kindOf(files);
    if (kind === 'other') continue;
    const sameKind = tree.files.filter(({ path }) => isAlike(kind, endingOf(path), ending));
    const labels = labelByFolders(
      sameKind.map(({ path }) => path),
      tree.emptyFolders,
    );
    if (labels === null) {
      if (kind === 'texts') return null;
      throw badFile(
        `${tree.files[0]?.path ?? 'The folder'} and the other pictures lie in one folder, so that nothing says which is what. Put the pictures of each class into a folder of its own, named as the class.`,
      );
    }
    const kept = labels.kept.flatMap((index) => sameKind[index] ?? []);
    const ignored = tree.files.length - sameKind.length;
    const problems = [
      ...labels.problems,
      ...(ignored > 0 ? [`${ignored.toLocaleString('en')} files of other kinds were left out.`] : []),
    ];
    const rows = { classNames: labels.classNames, labels: labels.labels, parts: labels.parts };
    return kind === 'pictures'
      ? inspectPictures(tree, kept, rows, problems, control)
      : inspectTexts(tree, kept, rows, problems, control);
  }
  return null;
}

async function inspectPictures(
  tree: Tree,
  files: readonly TreeFile[],
  rows: LabelledRows,
  problems: readonly string[],
  control: ReadControl,
): Promise<Inspected> {
  const pathOf = (row: number): string => files[row]?.path ?? '';
  const readPicture = (row: number): Promise<Blob> => files[row]?.read() ?? Promise.resolve(new Blob());
  return {
    found: {
      title: titleOf(tree.files[0]?.path ?? ''),
      format: `pictures in class folders (${tree.format})`,
      sizeBytes: tree.sizeBytes,
      contents: {
        kind: 'images',
        count: files.length,
        classes: describeClasses(rows),
        parts: describeParts(rows.parts),
        shape: null,
        sizes: await measureSizes(files.length, readPicture, control),
      },
      problems,
    },
    material: { kind: 'pictures', ...rows, pathOf, readPicture },
  };
}

/** Sizes of pictures evenly spread over all, most frequent first. */
export async function measureSizes(
  count: number,
  readPicture: (row: number) => Promise<Blob>,
  { signal }: ReadControl,
) {
  const sizes = new Map<string, { width: number; height: number; count: number }>();
  const step = Math.max(1, count / SIZE_SAMPLE);
  for (let row = 0; row < count; row += step) {
    signal?.throwIfAborted();
    const picture = await readPicture(Math.floor(row));
    const head = new Uint8Array(await picture.slice(0, IMAGE_HEAD_BYTES).arrayBuffer());
    const size = readImageSize(head);
    if (size === null || size.width === 0) continue;
    const key = `${size.width}×${size.height}`;
    sizes.set(key, { width: size.width, height: size.height, count: (sizes.get(key)?.count ?? 0) + 1 });
  }
  return [...sizes.values()].sort((a, b) => b.count - a.count);
}

async function inspectTexts(
  tree: Tree,
  files: readonly TreeFile[],
  rows: LabelledRows,
  problems: readonly string[],
  { signal }: ReadControl,
): Promise<Inspected> {
  const texts: string[] = [];
  let characters = 0;
  for (const file of files) {
    signal?.throwIfAborted();
    const text = new TextDecoder().decode(await (await file.read()).arrayBuffer());
    characters += text.length;
    if (characters > MAX_TEXT_CHARACTERS)
      throw badFile(
        `The texts are longer than ${formatBytes(MAX_TEXT_CHARACTERS)} together, more than the lab takes. Choose a part of the folders.`,
      );
    texts.push(text);
  }
  return inspectedTexts(
    titleOf(tree.files[0]?.path ?? ''),
    `texts in class folders (${tree.format})`,
    tree.sizeBytes,
    rows,
    texts,
    problems,
  );
}

/** Texts with labels, as found in folders or arrays. */
export function inspectedTexts(
  title: string,
  format: string,
  sizeBytes: number,
  rows: LabelledRows,
  texts: readonly string[],
  problems: readonly string[],
): Inspected {
  const step = Math.max(1, Math.floor(texts.length / EXAMPLES));
  const found: Found = {
    title,
    format,
    sizeBytes,
    contents: {
      kind: 'texts',
      count: texts.length,
      classes: describeClasses(rows),
      parts: describeParts(rows.parts),
      examples: Array.from({ length: Math.min(EXAMPLES, texts.length) }, (_, i) => ({
        label: rows.classNames[rows.labels[i * step] ?? 0] ?? '',
        text: (texts[i * step] ?? '').slice(0, EXAMPLE_CHARACTERS),
      })),
    },
    problems,
  };
  return { found, material: { kind: 'texts', ...rows, texts } };
}

/** Endings by how many files have them, the most frequent first; an archive has few. */
function countEndings(files: readonly TreeFile[]): string[] {
  const counts = new Map<string, number>();
  for (const { path } of files) counts.set(endingOf(path), (counts.get(endingOf(path)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([ending]) => ending);
}

async function kindOf(files: readonly TreeFile[]): Promise<'pictures' | 'texts' | 'other'> {
  // One file is a table or an array, not a class folder's content; and a picture or two may be damaged.
  if (files.length < 2) return 'other';
  const spread = [0, 1, Math.floor(files.length / 2), files.length - 1];
  const found = new Set<string>();
  for (const index of spread) {
    const file = files[index];
    if (file !== undefined) found.add(await sniff({ path: file.path, blob: await file.read() }));
  }
  if (found.has('image')) return 'pictures';
  const isProse = found.has('text') && /^(txt|text|)$/.test(endingOf(files[0]?.path ?? ''));
  return isProse ? 'texts' : 'other';
}

const PICTURE_ENDINGS = /^(png|jpe?g|jfif|gif|webp|bmp|avif)$/;

function isAlike(kind: 'pictures' | 'texts', ending: string, chosen: string): boolean {
  return ending === chosen || (kind === 'pictures' && PICTURE_ENDINGS.test(ending));
}

function endingOf(path: string): string {
  return /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
}
