import { type DatasetSummary, summarise } from '#core/dataset-summary.ts';
import type { DatasetManifest } from '#core/dataset.ts';
import type { Exercise } from '#core/exercise.ts';
import { type HandbookPage, READ_MORE, SKILL_IDS } from '#core/handbook.ts';
import type { Verdict } from '#core/verdict.ts';
import type { CurvePoint, RunRecord, WorkspaceState } from '#session/state.ts';

/** Made-up content for tests of the screens. Figures are worked by hand where a test reads them. */
export const COATS: Exercise = {
  id: 'coats',
  title: 'Coats and shoes',
  summary: 'Tell three kinds of clothing apart in small grey pictures.',
  topic: 'image',
  category: 2,
  skills: ['B2', 'B7', 'I1', 'I3'],
  minutes: 30,
  weight: 'light',
  dataset: 'clothes',
  input: { kind: 'pixels' },
  task: { kind: 'classification', classes: 3 },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [28, 28, 1] },
    { id: 'output-shape', kind: 'output-shape', shape: [3] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'parameters', kind: 'parameters', atMost: 500_000 },
    { id: 'size', kind: 'size', atMostBytes: 4_000_000 },
    { id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.5, 0.7, 0.8, 0.84, 0.885] },
  ],
  baselines: [{ id: 'majority', title: 'always the commonest class', value: 0.334 }],
  weak: [],
};

export const SAMPLE_EXERCISES: readonly Exercise[] = [
  {
    ...COATS,
    id: 'cars',
    title: 'Cars',
    summary: 'Miles on a gallon, from weight and engine.',
    topic: 'basics',
    category: 1,
    minutes: 20,
    task: { kind: 'regression', unit: 'mpg' },
    input: { kind: 'standardised-columns' },
    checks: [{ id: 'mae', kind: 'levels', metric: 'mae', levels: [5, 4, 3, 2.5, 2] }],
  },
  COATS,
  { ...COATS, id: 'suns', title: 'Suns', topic: 'series', category: 5, minutes: 45, weight: 'heavy' },
];

const part = { count: 60, shards: [] };
export const SAMPLE_MANIFEST: Extract<DatasetManifest, { kind: 'image' }> = {
  kind: 'image',
  id: 'clothes',
  title: 'Clothes',
  summary: 'Small grey pictures of clothing.',
  origin: 'real',
  licence: { name: 'MIT', text: '' },
  attribution: 'Nobody in particular',
  sources: [],
  split: 'By the order of the file.',
  notes: [],
  nearestOriginal: '',
  baselines: [],
  parts: { train: { ...part, count: 600 }, validation: part, heldOut: { ...part, count: 10_000 } },
  shape: [28, 28, 1],
  classNames: ['coat', 'shoe', 'bag'],
};

export const SAMPLE_INDEX: readonly DatasetSummary[] = [
  summarise(SAMPLE_MANIFEST),
  {
    ...summarise(SAMPLE_MANIFEST),
    id: 'cars',
    kind: 'table',
    title: 'Cars of old',
    summary: 'Weights and miles.',
    shape: '9 columns',
    classes: 0,
  },
  {
    ...summarise(SAMPLE_MANIFEST),
    id: 'bars',
    kind: 'music',
    title: 'Bars of music',
    summary: 'Piano rolls.',
    origin: 'generated',
    shape: '64 × 84',
    classes: 2,
  },
];

const report = (measured: number, isPassed: boolean) => ({
  checks: [
    {
      id: 'accuracy',
      kind: 'levels' as const,
      title: 'Accuracy',
      passed: isPassed,
      measured,
      needed: 0.885,
      message: `Accuracy is ${measured}.`,
    },
  ],
  metrics: [{ metric: 'accuracy' as const, value: measured, low: measured - 0.007, high: measured + 0.006 }],
  heldOutRows: 10_000,
  nextStep: 'Try a second convolution before flattening.',
  details: null,
});
export const SCORED: Verdict = { status: 'scored', score: 3, ...report(0.812, false) };
export const PASSED: Verdict = { status: 'passed', score: 5, ...report(0.891, true) };

export const EPOCHS: readonly CurvePoint[] = [0.7, 0.5, 0.41].map((loss, index) => ({
  fit: 1,
  epoch: index + 1,
  logs: { loss, val_loss: loss + 0.02 },
}));

const STARTED_AT = Date.UTC(2026, 10, 20, 9, 0);
export function sampleRun(change: Partial<RunRecord>): RunRecord {
  return {
    id: 'run-1',
    exerciseId: 'coats',
    number: 1,
    code: "import * as tf from '@tensorflow/tfjs';\n// first try\n",
    seed: 7,
    engine: {
      backend: 'wasm',
      reason: 'Measured.',
      renderer: null,
      isSoftwareRenderer: true,
      threads: 2,
      isStock: false,
    },
    startedAt: STARTED_AT,
    endedAt: STARTED_AT + 95_000,
    status: 'trained',
    error: null,
    epochs: EPOCHS,
    reports: [],
    console: [],
    charts: [],
    model: { sizeBytes: 412_000, epoch: 3 },
    verdict: null,
    ...change,
  };
}

export const SAMPLE_RUNS: readonly RunRecord[] = [
  sampleRun({ id: 'run-2', number: 2, startedAt: STARTED_AT + 3_600_000, endedAt: null, verdict: SCORED }),
  sampleRun({
    status: 'failed',
    error: { blame: 'learner', code: 'threw', message: 'x is not defined, line 2.', at: null },
    model: null,
  }),
  sampleRun({ id: 'cars-1', exerciseId: 'cars', verdict: PASSED }),
];

const STARTER =
  "import * as tf from '@tensorflow/tfjs';\n\nexport async function solutionModel() {\n  // Begin here\n}\n";
export const SAMPLE_STATE: WorkspaceState = {
  subject: COATS,
  exercise: COATS,
  texts: {
    promptHtml: '<p>Train a network that tells <b>three</b> kinds of clothing apart.</p>',
    hintsHtml: [
      { title: 'Where to begin', html: '<p>Start with one convolution.</p>' },
      { title: 'A shape', html: '<p>Flatten before the last layer.</p>' },
    ],
    debriefHtml: [{ title: 'What mattered', html: '<p>The pooling.</p>' }],
    starter: STARTER,
  },
  code: STARTER.replace('// Begin here', 'const answer = 42;'),
  save: { status: 'saved', at: STARTED_AT },
  openedHints: 0,
  run: { status: 'idle' },
  current: SAMPLE_RUNS[0] ?? null,
  attempts: SAMPLE_RUNS.filter((run) => run.exerciseId === 'coats'),
  seed: 7,
  markers: [],
  interrupted: null,
  notice: null,
};

/** A page for every skill, so that lists have their real length. */
export const SAMPLE_PAGES: readonly HandbookPage[] = SKILL_IDS.map((skill) => ({
  skill,
  sections: [
    { title: '', html: `<p>About ${skill}, in <a href="#/handbook/B1">plain words</a>.</p>` },
    { title: READ_MORE, html: '<ul><li><a href="https://js.tensorflow.org/api/latest/">API</a></li></ul>' },
  ],
  snippet: { title: `See ${skill} at work`, also: skill === 'I1' ? ['B2'] : [] },
  program: `console.log('${skill}');\n`,
}));
