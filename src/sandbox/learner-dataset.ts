import { assertNever } from '#core/assert-never.ts';
import type { DatasetManifest, LearnerDataset, PartRows } from '#core/dataset.ts';
import {
  buildCorpus,
  buildImages,
  buildMusic,
  buildSeries,
  buildTable,
  buildTexts,
} from './learner-parts.ts';
import { learnerFault } from './run-fault.ts';

type Kind = PartRows['kind'];
type RowsOf<K extends Kind> = Extract<PartRows, { kind: K }>;

/** What `dataset(…)` gives to learner code, by the kind of data alone (types: lab.d.ts). The learner owns the tensors. */
export function buildLearnerDataset({ manifest, train, validation }: LearnerDataset): object {
  const each = <K extends Kind>(kind: K, build: (rows: RowsOf<K>) => object): object => ({
    train: build(expectKind(train, kind)),
    validation: build(expectKind(validation, kind)),
  });
  switch (manifest.kind) {
    case 'image': {
      const { classNames, shape } = manifest;
      return { ...each('image', (rows) => buildImages(rows, shape, classNames.length)), classNames, shape };
    }
    case 'text': {
      const { classNames, vocabulary } = manifest;
      return { ...each('text', (rows) => buildTexts(rows, classNames.length)), classNames, vocabulary };
    }
    case 'corpus':
      return { ...each('corpus', buildCorpus), vocabulary: manifest.vocabulary, unit: manifest.unit };
    case 'table':
      return { ...each('table', (rows) => buildTable(rows, manifest)), ...describeTable(manifest) };
    case 'series': {
      const { columns, start, step } = manifest;
      const [first] = columns;
      return {
        ...each('series', (rows) => buildSeries(rows, columns.length)),
        mean: first?.mean ?? NaN,
        standardDeviation: first?.standardDeviation ?? NaN,
        columns,
        start,
        step,
      };
    }
    case 'music': {
      const { classNames, shape, lowestPitch, pairedParts } = manifest;
      return {
        ...each('music', (rows) => buildMusic(rows, shape, classNames.length)),
        classNames,
        shape,
        lowestPitch,
        isPaired: pairedParts.includes('validation'),
      };
    }
    default:
      return assertNever(manifest);
  }
}

function describeTable({ columns, target }: Extract<DatasetManifest, { kind: 'table' }>): object {
  return { columns, target, ...(target.kind === 'category' ? { classNames: target.categories } : {}) };
}

function expectKind<K extends Kind>(rows: PartRows, kind: K): RowsOf<K> {
  if (isOfKind(rows, kind)) return rows;
  throw learnerFault('threw', `The data set's rows are '${rows.kind}' but its manifest says '${kind}'.`);
}

function isOfKind<K extends Kind>(rows: PartRows, kind: K): rows is RowsOf<K> {
  return rows.kind === kind;
}
