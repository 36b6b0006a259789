import type { DatasetSummary } from '#core/dataset-summary.ts';
import { formatCount } from '#ui/panels/number-format.ts';
import { many } from '#ui/panels/many.ts';

/** Texts of the pages about data. */
export const dataStrings = {
  title: 'Data',
  intro:
    'Every data set of the lab, open to look at. Training and validation rows are yours; a third part is held out, and models are graded on it.',
  search: 'Search',
  kind: 'Kind',
  allKinds: 'All',
  origin: 'Origin',
  anyOrigin: 'Any origin',
  shown: (shown: number, all: number) =>
    shown === all ? many(all, 'data set') : `${formatCount(shown)} of ${many(all, 'data set')}`,
  noneMatch: 'No data set matches.',
  showAll: 'Show all data sets',
  emptyTitle: 'No data sets here',
  empty:
    'This site was put up without its data. If you host it yourself, deploy the folder ‘datasets’ with it.',
  own: 'Your own data',
  classes: (count: number) => many(count, 'class', 'classes'),
  rows: (train: number, validation: number, heldOut: number) =>
    `${formatCount(train)} / ${formatCount(validation)} / ${formatCount(heldOut)}`,
  rowsHelp: 'rows for training, validation and grading',
  usedBy: (count: number) => `used in ${many(count, 'exercise')}`,
  licence: 'Licence',

  back: 'All data',
  facts: 'In short',
  factNames: {
    kind: 'Kind',
    shape: 'One row',
    classes: 'Classes',
    train: 'Training rows',
    validation: 'Validation rows',
    heldOut: 'Held out',
    size: 'To download',
    licence: 'Licence',
    input: 'Input',
  },
  heldOutHelp: 'for grading; never shown, never handed to your code',
  sizeHelp: 'training and validation, as served; kept for offline use once loaded',
  modelSizeHelp: 'by the variant; kept for offline use once loaded',
  use: 'In your code',
  exercises: 'Exercises with it',
  noExercise: 'No exercise uses it yet.',
  play: 'Try it in free play',
  look: 'What it looks like',
  notFound: (id: string) =>
    `There is no data set '${id}' on this site. Its address may be old: choose one from the list of all data.`,

  card: 'Model card',
  trainedOn: 'Trained on',
  notes: 'Known weaknesses',
  nearest: 'Nearest original',
  source: 'Source',
  attribution: 'Credit',
  tools: 'Made with',
  variants: 'Variants',
  variant: 'Variant',
  parameters: 'Parameters',
  features: 'Gives',
  download: 'Download',
  layers: 'Layers',
  layersOf: (title: string, count: number) => `${title}: ${many(count, 'layer')}`,
  layer: 'Layer',
  layerKind: 'Kind',
  weights: 'Weights',
} as const;

export const KIND_NAMES: Readonly<Record<DatasetSummary['kind'], string>> = {
  image: 'Images',
  text: 'Texts',
  corpus: 'Prose and verse',
  table: 'Tables',
  series: 'Time series',
  music: 'Music',
  model: 'Pretrained models',
};

/** Where the rows come from, said plainly. */
export const ORIGIN_NAMES: Readonly<Record<DatasetSummary['origin'], { word: string; detail: string }>> = {
  real: { word: 'real', detail: 'Real: measured or collected in the world' },
  artwork: { word: 'artwork', detail: 'Artwork: drawn by people for another purpose' },
  rendered: { word: 'rendered', detail: 'Rendered: pictures that a program made from models' },
  generated: { word: 'generated', detail: 'Generated: made up by a program' },
  own: { word: 'own', detail: 'Your own: brought by you and kept in this browser' },
};
