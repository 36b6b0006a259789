import { assertNever } from '#core/assert-never.ts';
import type { ColumnFound, Found, RecordsFound } from './found.ts';
import { DEFAULT_SPLIT, type ImportPlan } from './plan.ts';

type Kind = ImportPlan['kind'];

/** Sides offered for resized pictures. */
export const IMAGE_SIDES = [28, 32, 64, 96, 128, 160, 224] as const;
/** A column of words this long is a text, not a class. */
const TEXT_CHARACTERS = 16;
const LABEL_NAME = /^(label|class|category|target|species|kind|type|sentiment|is_.+|y)$/i;

/** The kinds of data set that can be made of what was found, the likeliest first. */
export function listKinds({ contents }: Found): readonly Kind[] {
  switch (contents.kind) {
    case 'images':
      return ['image'];
    case 'texts':
      return ['text'];
    case 'records': {
      const { columns } = contents;
      const numbers = columns.filter(({ kind }) => kind === 'number');
      const kinds: Kind[] = [];
      if (findTextColumn(columns) !== null && findLabel(contents, findTextColumn(columns)) !== null)
        kinds.push('text');
      if (columns.some(({ kind }) => kind === 'time') && numbers.length > 0) kinds.push('series');
      if (columns.filter(isUsable).length >= 2) kinds.push('table');
      // Without times the rows may still be in order; numbers that are classes are none.
      if (!kinds.includes('series') && numbers.some((column) => !isClassLike(column))) kinds.push('series');
      return kinds;
    }
    default:
      return assertNever(contents);
  }
}

/** A plan of the given kind that can be carried out as it is wherever the data allows; null where the kind does not fit. */
export function proposePlan(found: Found, kind: Kind): ImportPlan | null {
  const common = { title: found.title, split: DEFAULT_SPLIT };
  const { contents } = found;
  if (contents.kind === 'images')
    return kind === 'image'
      ? {
          ...common,
          kind,
          size: proposeSize(contents.shape, contents.sizes),
          channels: contents.shape?.[2] === 1 ? 1 : 3,
        }
      : null;
  if (contents.kind === 'texts')
    return kind === 'text' ? { ...common, kind, textColumn: null, labelColumn: null } : null;
  const { columns } = contents;
  const usable = columns.filter(isUsable);
  switch (kind) {
    case 'image':
      return null;
    case 'text': {
      const text = findTextColumn(columns);
      return { ...common, kind, textColumn: text, labelColumn: findLabel(contents, text) };
    }
    case 'table': {
      const target = usable.findLast(({ name }) => LABEL_NAME.test(name)) ?? usable.at(-1);
      if (target === undefined) return null;
      const rest = usable.filter((column) => column !== target && !isIndex(column, contents.count));
      const inputs = rest.filter(({ kind: of }) => of === 'number' || of === 'category');
      return {
        ...common,
        kind,
        columns: inputs.map(({ name }) => name),
        target: target.name,
        targetKind: isClassLike(target) ? 'category' : 'number',
      };
    }
    case 'series': {
      const numbers = columns.filter(
        (column) => column.kind === 'number' && !isIndex(column, contents.count),
      );
      const time = columns.find((column) => column.kind === 'time')?.name ?? null;
      return {
        ...common,
        kind,
        columns: numbers.map(({ name }) => name),
        timeColumn: time,
        clockColumn: columns.find((column) => column.kind === 'clock')?.name ?? null,
        start: time === null ? '2000-01-01' : null,
        step: time === null ? 'day' : null,
        every: 1,
      };
    }
    default:
      return assertNever(kind);
  }
}

function proposeSize(
  shape: readonly number[] | null,
  sizes: readonly { readonly width: number; readonly height: number }[],
): readonly [number, number] | null {
  if (shape !== null) return null;
  const [first] = sizes;
  if (first === undefined) return [96, 96];
  if (sizes.length === 1 && Math.max(first.width, first.height) <= 128) return [first.height, first.width];
  const smallest = Math.min(...sizes.map(({ width, height }) => Math.min(width, height)));
  const side = IMAGE_SIDES.findLast((offered) => offered <= Math.min(smallest, 96)) ?? IMAGE_SIDES[0];
  return [side, side];
}

function isUsable({ kind }: ColumnFound): boolean {
  return kind === 'number' || kind === 'category';
}

/** Whole numbers with a few values, or words. */
function isClassLike({ kind, distinct, isWhole }: ColumnFound): boolean {
  return kind === 'category' || (isWhole && distinct !== null && distinct <= 20);
}

/** A number that only counts the rows. */
function isIndex({ kind, isWhole, min, max, name }: ColumnFound, rows: number): boolean {
  const isCount = kind === 'number' && isWhole && min !== null && max !== null && max - min === rows - 1;
  return isCount && /^(id|index|row|column 1|unnamed.*|)$/i.test(name);
}

function findTextColumn(columns: readonly ColumnFound[]): string | null {
  const texts = columns.filter(({ kind, longest, examples }) => {
    const isLink = examples.every((example) => /^https?:/.test(example));
    return (
      kind === 'text' &&
      longest >= TEXT_CHARACTERS &&
      !isLink &&
      examples.some((example) => example.includes(' '))
    );
  });
  return texts.sort((a, b) => b.longest - a.longest)[0]?.name ?? null;
}

/** The column that most looks like classes. */
function findLabel({ columns }: RecordsFound, text: string | null): string | null {
  const candidates = columns.filter(
    (column) => column.name !== text && isClassLike(column) && (column.distinct ?? 0) >= 2,
  );
  return (candidates.find(({ name }) => LABEL_NAME.test(name)) ?? candidates[0])?.name ?? null;
}
