import type { LearnerDataset } from '#core/dataset.ts';
import { fail, ok } from '#core/result.ts';
import type { RunHandle, RunHooks, RunRequest, RunnerMessage } from './run-outcome.ts';
import type { Runner } from './runner.ts';

const PROGRAMS = import.meta.glob<string>('/tests/fixtures/programs/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** A fixture program running; for tests. */
export interface StartedProgram extends RunHandle {
  readonly messages: readonly RunnerMessage[];
  /** All console text so far, a line each. */
  readonly consoleText: () => string;
  /** Resolves with the first message of a type. */
  first<Type extends RunnerMessage['type']>(type: Type): Promise<Extract<RunnerMessage, { type: Type }>>;
}

/** Starts tests/fixtures/programs/`name`.ts as a learner's answer, on WASM unless asked otherwise. */
export function startProgram(
  runner: Runner,
  name: string,
  { request = {}, hooks = {} }: { request?: Partial<RunRequest>; hooks?: Partial<RunHooks> } = {},
): StartedProgram {
  const source = PROGRAMS[`/tests/fixtures/programs/${name}.ts`];
  if (source === undefined) throw new Error(`there is no fixture program ${name}`);
  const messages: RunnerMessage[] = [];
  const waiting = new Set<(message: RunnerMessage) => void>();
  const handle = runner.start(
    {
      source,
      seed: 7,
      backend: 'wasm',
      reason: 'The test asks for it.',
      isStock: false,
      resume: null,
      ...request,
    },
    {
      onMessage(message) {
        messages.push(message);
        for (const listener of waiting) listener(message);
      },
      loadDataset: () => Promise.resolve(ok(TINY_IMAGES)),
      loadPretrained: (id) =>
        Promise.resolve(
          fail({ blame: 'learner', code: 'threw', message: `There is no ${id} in this test.`, at: null }),
        ),
      ...hooks,
    },
  );
  return {
    outcome: handle.outcome,
    stop: () => handle.stop(),
    messages,
    consoleText: () =>
      messages
        .flatMap((message) => (message.type === 'console' ? message.lines : []))
        .map((line) => line.text)
        .join('\n'),
    first: (type) =>
      new Promise((resolve) => {
        const listener = (message: RunnerMessage): void => {
          if (!isOfType(message, type)) return;
          waiting.delete(listener);
          resolve(message);
        };
        waiting.add(listener);
        for (const message of messages) listener(message);
      }),
  };
}

function isOfType<Type extends RunnerMessage['type']>(
  message: RunnerMessage,
  type: Type,
): message is Extract<RunnerMessage, { type: Type }> {
  return message.type === type;
}

/** Four 2 × 2 pictures of two classes to train on, two to validate with. */
const TINY_IMAGES: LearnerDataset = {
  manifest: {
    kind: 'image',
    id: 'fashion-mnist',
    title: 'Tiny',
    summary: '',
    origin: 'generated',
    licence: { name: '', text: '' },
    attribution: '',
    sources: [],
    split: '',
    notes: [],
    nearestOriginal: '',
    baselines: [],
    parts: {
      train: { count: 4, shards: [] },
      validation: { count: 2, shards: [] },
      heldOut: { count: 1, shards: [] },
    },
    shape: [2, 2, 1],
    classNames: ['dark', 'light'],
  },
  train: {
    kind: 'image',
    count: 4,
    pixels: Uint8Array.of(0, 0, 0, 51, 255, 255, 255, 255, 0, 0, 51, 0, 255, 204, 255, 255),
    labels: Uint8Array.of(0, 1, 0, 1),
  },
  validation: {
    kind: 'image',
    count: 2,
    pixels: Uint8Array.of(0, 0, 0, 0, 255, 255, 255, 255),
    labels: Uint8Array.of(0, 1),
  },
};
