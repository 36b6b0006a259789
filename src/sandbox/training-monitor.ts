import type * as tf from '@tensorflow/tfjs';
import type { RunError } from '#core/errors.ts';
import type { LeakWatch } from './leak-watch.ts';
import { readTrainedModel } from './model-artifacts.ts';
import type { Outbox } from './outbox.ts';
import type { PagePort } from './page-port.ts';
import { RunFault } from './run-fault.ts';

const CHECKPOINT_MS = 5000;
const REPORT_MS = 100;

export type Logs = Readonly<Record<string, number>>;

/** Where a fit is: `epoch` from 1, `batch` batches done in it. */
export interface FitPlace {
  readonly fit: number;
  readonly epoch: number;
  readonly epochs: number | null;
  readonly batch: number;
  readonly batches: number | null;
}

/** What the run knows of its training, wherever that happens: fit, trainOnBatch or a loop of the learner's own. */
export interface TrainingMonitor {
  /** The model that weights are kept of: the last one trained or applied. */
  noteModel(model: tf.LayersModel): void;
  /** The same of a model that a fit begins with; the page hears what it takes and gives. */
  noteFit(model: tf.LayersModel): void;
  /** An optimizer changed weights. */
  noteStep(tensors: number): void;
  noteEpochStart(place: FitPlace, tensors: number): void;
  readonly leakWatch: LeakWatch;
  /** @throws RunFault when a loss is not finite. */
  batch(place: FitPlace, logs: Logs): void;
  /** @throws RunFault when a loss is not finite. */
  epoch(place: FitPlace, logs: Logs): void;
  isReportDue(): boolean;
  /** A step of a loop without epochs. @throws RunFault when a loss is not finite. */
  report(step: number, logs: Logs): Promise<void>;
  readonly steps: () => number;
  readonly isStopping: () => boolean;
  /** Stop was pressed: what was learnt so far is sent at once. */
  stop(): void;
}

export interface MonitorOptions {
  readonly port: PagePort;
  readonly outbox: Outbox;
  readonly leakWatch: LeakWatch;
  /** Ends the run; called even when learner code swallows what is thrown at it. */
  readonly fail: (error: RunError) => void;
  /** Lets messages from the page in. */
  readonly breathe: () => Promise<void>;
  /** Epochs already done by an interrupted run that this one continues. */
  readonly startEpoch: number;
}

export function createTrainingMonitor(options: MonitorOptions): TrainingMonitor {
  const { port, outbox, leakWatch, fail, breathe } = options;
  let model: tf.LayersModel | null = null;
  /** What was already told of models. */
  const declared = new Set<string>();
  let steps = 0;
  let epochsDone = options.startEpoch;
  let isStopping = false;
  let lastCheckpointMs = performance.now();
  let lastReportMs = -Infinity;

  const checkpoint = (): void => {
    if (model === null || steps === 0) return;
    lastCheckpointMs = performance.now();
    try {
      const trained = readTrainedModel(model, steps);
      port.send({ type: 'checkpoint', model: trained, epoch: epochsDone }, [trained.weights]);
    } catch {
      // A model that cannot be read now (a disposed weight) leaves the earlier checkpoint standing.
    }
  };
  const declare = (fitted: tf.LayersModel): void => {
    const [input, secondInput] = fitted.inputs;
    const [output, secondOutput] = fitted.outputs;
    if (input === undefined || output === undefined || (secondInput ?? secondOutput) !== undefined) return;
    const inputShape = input.shape.slice(1);
    const outputShape = output.shape.slice(1);
    const facts = { inputShape, outputShape, parameters: fitted.countParams() };
    const text = JSON.stringify(facts);
    if (declared.has(text)) return;
    declared.add(text);
    port.send({ type: 'model', ...facts });
  };
  const isCheckpointDue = (): boolean => isStopping || performance.now() - lastCheckpointMs >= CHECKPOINT_MS;
  const ensureFinite = (logs: Logs, where: string): void => {
    const bad = Object.entries(logs).find(
      ([name, value]) => name.endsWith('loss') && !Number.isFinite(value),
    );
    if (bad === undefined) return;
    const error = explainBadLoss(bad[0], bad[1], where);
    fail(error);
    throw new RunFault(error);
  };

  return {
    leakWatch,
    steps: () => steps,
    isStopping: () => isStopping,
    noteModel: (noted) => void (model = noted),
    noteFit(fitted) {
      model = fitted;
      declare(fitted);
    },
    noteStep(tensors) {
      steps++;
      leakWatch.step(tensors);
      outbox.poll();
    },
    noteEpochStart: (place, tensors) => leakWatch.epoch(tensors, place.epoch === 1),
    batch(place, logs) {
      ensureFinite(logs, `in epoch ${place.epoch}, at batch ${place.batch}`);
      outbox.progress({ type: 'progress', ...place, logs: onlyNumbers(logs) });
    },
    epoch({ fit, epoch, epochs, batch, batches }, logs) {
      ensureFinite(logs, `in epoch ${epoch}`);
      if (!isStopping || batches === null || batch >= batches) epochsDone = epoch;
      outbox.epoch({ type: 'epoch', fit, epoch, epochs, logs: onlyNumbers(logs) });
      if (isCheckpointDue()) checkpoint();
    },
    isReportDue: () => performance.now() - lastReportMs >= REPORT_MS,
    async report(step, logs) {
      lastReportMs = performance.now();
      ensureFinite(logs, `at step ${step}`);
      outbox.report({ type: 'report', step, logs: onlyNumbers(logs) });
      if (isCheckpointDue()) checkpoint();
      await breathe();
    },
    stop() {
      isStopping = true;
      checkpoint();
    },
  };
}

/** What the protocol can carry; NaN metrics (not losses) are left out of the curves. */
function onlyNumbers(logs: Logs): Record<string, number> {
  return Object.fromEntries(Object.entries(logs).filter(([, value]) => !Number.isNaN(value)));
}

function explainBadLoss(name: string, value: number, where: string): RunError {
  return {
    blame: 'learner',
    code: 'nan-loss',
    message: `The ${name} became ${value} ${where}, so training was ended. Usual causes: a learning rate that is too high (try a tenth), inputs that are not scaled, NaN among the inputs or answers (an empty cell, or a text that is no number), or log/division of zero in a loss of your own.`,
    at: null,
  };
}
