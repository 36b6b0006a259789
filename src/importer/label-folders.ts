import type { PartName } from '#core/dataset.ts';

export interface FolderLabels {
  /** In the order of the alphabet, as Keras has it. */
  readonly classNames: readonly string[];
  /** Indices into the paths that were kept. */
  readonly kept: readonly number[];
  /** Of the kept. */
  readonly labels: readonly number[];
  readonly parts: readonly (PartName | null)[];
  readonly problems: readonly string[];
}

const PART_WORDS = new Map<string, PartName>([
  ['train', 'train'],
  ['training', 'train'],
  ['validation', 'validation'],
  ['valid', 'validation'],
  ['val', 'validation'],
  ['dev', 'validation'],
  ['test', 'heldOut'],
  ['testing', 'heldOut'],
  ['eval', 'heldOut'],
]);

/** The part that a folder's or file's name speaks of: 'rps-test-set', 'x_train', 'validation-horse-or-human.zip'. */
export function partOfName(name: string): PartName | null {
  const words = name.toLowerCase().split(/[^a-z]+/);
  return words.map((word) => PART_WORDS.get(word)).find((part) => part !== undefined) ?? null;
}

/**
 * Classes by the folder that a file lies in, parts by the folders above it. Null when the folders tell no classes apart.
 * `emptyFolders` are reported as classes without files.
 */
export function labelByFolders(
  paths: readonly string[],
  emptyFolders: readonly string[] = [],
): FolderLabels | null {
  const places = paths.map((path) => {
    const folders = path.split('/').slice(0, -1);
    return { depth: folders.length, own: folders.at(-1) ?? '', above: folders.slice(0, -1) };
  });
  const hasOwnFolder = places.map(({ own }) => own !== '' && partOfOnlyName(own) === null);
  const depth = mostFrequent(places.filter((_, i) => hasOwnFolder[i] === true).map((place) => place.depth));
  const names = new Set(
    places.filter((place, i) => hasOwnFolder[i] === true && place.depth === depth).map(({ own }) => own),
  );
  if (names.size < 2) return labelByPrefix(paths);
  const rows = places.flatMap((place, index) =>
    names.has(place.own) ? [{ index, name: place.own, part: partOfFolders(place.above) }] : [],
  );
  const problems: string[] = [];
  if (rows.length < paths.length) problems.push(leftOut(paths, rows));
  const usable = dropUnlabelled(rows, problems);
  for (const folder of emptyFolders) {
    const own = folder.replace(/\/$/, '').split('/').at(-1) ?? '';
    if (!names.has(own) && partOfOnlyName(own) === null && folder.split('/').filter(Boolean).length === depth)
      problems.push(
        `The class folder '${own}' is empty and was left out. Put files into it, or go on without it.`,
      );
  }
  return toLabels(usable, problems);
}

interface NamedRow {
  readonly index: number;
  readonly name: string;
  readonly part: PartName | null;
}

function toLabels(rows: readonly NamedRow[], problems: readonly string[]): FolderLabels {
  const classNames = [...new Set(rows.map(({ name }) => name))].sort();
  const labelOf = new Map(classNames.map((name, label) => [name, label]));
  return {
    classNames,
    kept: rows.map(({ index }) => index),
    labels: rows.map(({ name }) => labelOf.get(name) ?? 0),
    parts: rows.map(({ part }) => part),
    problems,
  };
}

/** 'cat.0.jpg', 'dog.7.jpg' in one folder, as Kaggle packs them. */
function labelByPrefix(paths: readonly string[]): FolderLabels | null {
  const rows = paths.flatMap((path, index) => {
    const segments = path.split('/');
    const name = /^([a-z]+)[._-]?\d+\./i.exec(segments.at(-1) ?? '')?.[1];
    return name === undefined ? [] : [{ index, name, part: partOfFolders(segments.slice(0, -1)) }];
  });
  const classes = new Set(rows.map(({ name }) => name)).size;
  if (classes < 2 || classes > 50 || rows.length < paths.length * 0.9) return null;
  const problems = [
    "There are no class folders; the letters before each file's number were taken as its class.",
  ];
  return toLabels(rows, rows.length < paths.length ? [...problems, leftOut(paths, rows)] : problems);
}

/** A class that only the training folder has, where others are in every part, is no class: 'unsup' of the film reviews. */
function dropUnlabelled(rows: readonly NamedRow[], problems: string[]): readonly NamedRow[] {
  const partsOf = new Map<string, Set<PartName | null>>();
  for (const { name, part } of rows) partsOf.set(name, (partsOf.get(name) ?? new Set()).add(part));
  const most = Math.max(...[...partsOf.values()].map((parts) => parts.size));
  const whole = [...partsOf].filter(([, parts]) => parts.size === most).map(([name]) => name);
  const partial = [...partsOf].filter(([, parts]) => parts.size < most).map(([name]) => name);
  if (partial.length === 0 || whole.length < 2) return rows;
  problems.push(
    `${partial.map((name) => `'${name}'`).join(', ')} ${partial.length === 1 ? 'is' : 'are'} not in every part, unlike the other classes, and ${partial.length === 1 ? 'was' : 'were'} left out.`,
  );
  return rows.filter(({ name }) => whole.includes(name));
}

function leftOut(paths: readonly string[], rows: readonly NamedRow[]): string {
  const kept = new Set(rows.map(({ index }) => index));
  const first = paths.find((_, index) => !kept.has(index)) ?? '';
  return `${(paths.length - rows.length).toLocaleString('en')} files lie in no class folder and were left out, the first is ${first}.`;
}

/** The folder next to the class folder decides. */
function partOfFolders(folders: readonly string[]): PartName | null {
  return folders.map(partOfName).findLast((part) => part !== null) ?? null;
}

/** A part when the whole name says so: 'train' is a part, 'train_station' is a class. */
function partOfOnlyName(name: string): PartName | null {
  return /^[^a-z]*[a-z]+[^a-z]*(set|data|images)?$/i.test(name.replace(/[-_ ](set|data|images)$/i, ''))
    ? partOfName(name.replace(/[-_ ](set|data|images)$/i, ''))
    : null;
}

function mostFrequent(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
