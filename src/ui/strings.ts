import type { InputEncoding, Task, Topic } from '#core/exercise.ts';
import type { BackendName } from '#core/engine.ts';
import type { RunRecord } from '#session/state.ts';

/** Words of the shell and words that several screens share. Each folder has its own beside its screens. */
export const strings = {
  product: 'Tensor Dojo',
  cancel: 'Cancel',
  close: 'Close',
  delete: 'Delete',
  undo: 'Undo',
  retry: 'Try again',
  dismiss: 'Dismiss',
  loading: 'Loading…',
  noScore: 'no score',
  skipToContent: 'Skip to content',
  mainNavigation: 'Main',
  exercises: 'Exercises',
  path: 'Path',
  handbook: 'Handbook',
  data: 'Data',
  resources: 'Resources',
  moreScreens: 'More screens',
  attempts: 'Attempts',
  settings: 'Settings',
  commands: 'Commands',
  keySheet: 'Keys',
  offline: 'Offline',
  offlineDetail: 'No network. Exercises opened before still work; your work is saved on this device.',
  notifications: 'Latest messages',
  status: 'Status',
  leaveEditor: 'Esc, then Tab leaves the editor',
  notFoundTitle: 'Nothing here',
  notFoundText: 'This address names no screen of the lab. The exercises are one step away.',
  crashTitle: 'This screen has stopped',
  crashText:
    'A fault in the lab ended it, not your code. What you wrote is saved on this device up to two seconds before. Reload to go on; if it happens again, download your code first.',
  crashDetails: 'Details for a bug report',
  reload: 'Reload',
  toExercises: 'Go to the exercises',
  downloadCode: 'Download my code',
  engineUnmeasured: 'Engine not measured yet',
  engineUnmeasuredReason: 'Which engine is fastest here is measured when you open an exercise.',
  engineMeasuring: 'Measuring engines…',
  engineFailed: 'Engine not measured',
  stockEngine: 'stock',
  stockEngineReason: 'The lab’s own kernels are off, so this is TensorFlow.js as its authors left it.',
  engineDetails: 'Engine',
  changeEngine: 'Change in settings',
  storageOk: 'Saved on this device',
  storageProblem: 'Not saved beyond this tab',
  storageNotice: 'Saved, with a message',
  storageTemporary: 'Saved; the browser may clear it when space runs out',
} as const;

export const TOPIC_NAMES: Readonly<Record<Topic, string>> = {
  basics: 'Basics',
  image: 'Images',
  text: 'Text',
  series: 'Time series',
};

export const BACKEND_NAMES: Readonly<Record<BackendName, string>> = {
  webgl: 'WebGL',
  wasm: 'WASM',
  cpu: 'CPU',
};

export const RUN_STATUS_NAMES: Readonly<Record<RunRecord['status'], string>> = {
  started: 'Running',
  trained: 'Trained',
  stopped: 'Stopped early',
  failed: 'Failed',
  interrupted: 'Interrupted',
};

export const TASK_NAMES: Readonly<Record<Task['kind'], string>> = {
  regression: 'Regression',
  binary: 'Binary classification',
  classification: 'Classification',
  'next-token': 'Next word',
  forecast: 'Forecast',
};

export const INPUT_NAMES: Readonly<Record<InputEncoding['kind'], string>> = {
  pixels: 'Pixel values divided by 255, float32.',
  'grey-pixels': 'Pixel values divided by 255, float32, without a channel axis.',
  columns: 'Columns in their natural units; categories one-hot.',
  'standardised-columns':
    'Each column as (value − mean) / standard deviation, by the training part’s numbers.',
  'token-ids': 'Token ids, cut or padded with 0 at the end.',
  windows: 'Windows of standardised values, oldest first.',
  'next-token': 'Ids of the words before each word, padded in front with 0.',
};

export function scoreText(score: number | null): string {
  return score === null ? '' : `${score}/5`;
}
