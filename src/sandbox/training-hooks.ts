import * as tf from '@tensorflow/tfjs';
import { resumeTraining, type Resume } from './resume.ts';
import { breathe } from './breathe.ts';
import { followCall } from './learner-position.ts';
import type { FitPlace, Logs, TrainingMonitor } from './training-monitor.ts';

/** Reading a loss waits for the graphics device, so batches are read at this pace and never one by one. */
const READ_MS = 100;

/**
 * Makes every way to train report by itself. Fits are followed by a callback of tfjs's own registry; the methods below are
 * wrapped only to know the model, to count steps and to continue an interrupted run.
 */
export function installTrainingHooks(monitor: TrainingMonitor, resume: Resume | null): void {
  let fits = 0;
  tf.registerCallbackConstructor(
    0,
    createFitFollower(monitor, () => ++fits),
  );
  hookOptimizers(monitor);
  hookModels(monitor, resume);
  followCalls();
}

function createFitFollower(monitor: TrainingMonitor, nextFit: () => number): new () => tf.Callback {
  return class FitFollower extends tf.Callback {
    private place: FitPlace = { fit: 0, epoch: 1, epochs: null, batch: 0, batches: null };
    private lastReadMs = -Infinity;

    override async onTrainBegin(): Promise<void> {
      this.place = { ...this.place, fit: nextFit(), ...readPlan(this.params) };
      // Once before the first step: from here on Stop is heard.
      await breathe();
    }

    override onEpochBegin(epoch: number): Promise<void> {
      this.place = { ...this.place, epoch: epoch + 1, batch: 0 };
      monitor.noteEpochStart(this.place, tf.engine().state.numTensors);
      return Promise.resolve();
    }

    override async onBatchEnd(batch: number, logs?: UnreadLogs): Promise<void> {
      this.place = { ...this.place, batch: batch + 1 };
      const isDue = performance.now() - this.lastReadMs >= READ_MS;
      if (isDue) {
        monitor.batch(this.place, await readLogs(logs ?? {}));
        await breathe();
        this.lastReadMs = performance.now();
      }
      if (monitor.isStopping()) this.model.stopTraining = true;
    }

    override async onEpochEnd(_epoch: number, logs?: UnreadLogs): Promise<void> {
      const values = await readLogs(logs ?? {});
      // As tfjs's own callbacks do: numbers in place of tensors, or the history holds tensors until the fit ends.
      for (const [name, value] of Object.entries(logs ?? {}))
        if (typeof value !== 'number') {
          value.dispose();
          if (logs !== undefined) logs[name] = values[name] ?? NaN;
        }
      monitor.epoch(this.place, values);
    }
  };
}

type UnreadLogs = Record<string, number | tf.Scalar>;

async function readLogs(logs: UnreadLogs): Promise<Logs> {
  const entries = Object.entries(logs).filter(([name]) => name !== 'batch' && name !== 'size');
  const read = entries.map(async ([name, value]): Promise<[string, number]> => [
    name,
    typeof value === 'number' ? value : Number((await value.data())[0]),
  ]);
  return Object.fromEntries(await Promise.all(read));
}

function readPlan(params: Readonly<Record<string, unknown>>): Pick<FitPlace, 'epochs' | 'batches'> {
  const { epochs, steps, samples, batchSize } = params;
  const batches =
    typeof samples === 'number' && typeof batchSize === 'number' ? Math.ceil(samples / batchSize) : steps;
  return { epochs: wholeOrNull(epochs), batches: wholeOrNull(batches) };
}

function wholeOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}

/** `minimize` ends in `applyGradients`, so one hook counts both. */
function hookOptimizers(monitor: TrainingMonitor): void {
  const classes = [
    tf.SGDOptimizer,
    tf.MomentumOptimizer,
    tf.AdagradOptimizer,
    tf.AdadeltaOptimizer,
    tf.AdamOptimizer,
    tf.AdamaxOptimizer,
    tf.RMSPropOptimizer,
  ];
  for (const { prototype } of classes)
    wrapMethod(prototype, 'applyGradients', (_optimizer: tf.Optimizer, original, args) => {
      original(...args);
      monitor.noteStep(tf.engine().state.numTensors);
    });
}

function hookModels(monitor: TrainingMonitor, resume: Resume | null): void {
  const models = tf.LayersModel.prototype;
  const sequentials = tf.Sequential.prototype;
  // A Sequential trains through a model that it wraps; what is kept is the one that the learner knows.
  let wrapper: tf.LayersModel | null = null;
  for (const name of ['fit', 'fitDataset', 'trainOnBatch'])
    wrapMethod(sequentials, name, (model: tf.LayersModel, original, args) => {
      wrapper = model;
      try {
        // Hands on to the wrapped model before its first await.
        return original(...args);
      } finally {
        wrapper = null;
      }
    });
  wrapMethod(models, 'fit', (model: tf.LayersModel, original, [x, y, args]) => {
    monitor.noteFit(wrapper ?? model);
    return original(x, y, resumeTraining(model, args, resume));
  });
  wrapMethod(models, 'fitDataset', (model: tf.LayersModel, original, [dataset, args]) => {
    monitor.noteFit(wrapper ?? model);
    return original(dataset, resumeTraining(model, args, resume));
  });
  wrapMethod(models, 'trainOnBatch', async (model: tf.LayersModel, original, args) => {
    monitor.noteFit(wrapper ?? model);
    const losses = await original(...args);
    const values = (Array.isArray(losses) ? losses : [losses]).map(Number);
    const logs = Object.fromEntries(
      values.map((value, index) => [model.metricsNames[index] ?? 'loss', value]),
    );
    if (monitor.isReportDue() || !values.every(Number.isFinite)) await monitor.report(monitor.steps(), logs);
    return losses;
  });

  // A loop of the learner's own shows its model by applying it; models nested in it are applied within.
  let depth = 0;
  for (const [prototype, name] of [
    [models, 'apply'],
    [models, 'predict'],
    [sequentials, 'predict'],
  ] as const)
    wrapMethod(prototype, name, (model: tf.LayersModel, original, args) => {
      if (depth === 0) monitor.noteModel(model);
      depth++;
      try {
        return original(...args);
      } finally {
        depth--;
      }
    });
}

/** Errors that come out of these after an await are told with the line of the call. */
function followCalls(): void {
  for (const [prototype, names] of [
    [tf.LayersModel.prototype, ['fit', 'fitDataset', 'trainOnBatch', 'evaluateDataset', 'save']],
    [tf.Sequential.prototype, ['fit', 'fitDataset', 'trainOnBatch', 'evaluateDataset']],
    [tf.data.Dataset.prototype, ['forEachAsync', 'toArray']],
  ] as const)
    for (const name of names)
      wrapMethod<object>(prototype, name, (_self, original, args) => {
        const result = original(...args);
        return result instanceof Promise ? followCall(result) : result;
      });
}

/** Puts `around` in the place of a method; it gets the object, the original bound to it, and the arguments. */
function wrapMethod<Owner extends object>(
  prototype: Owner,
  name: string,
  around: (self: Owner, original: (...args: unknown[]) => unknown, args: unknown[]) => unknown,
): void {
  const original: unknown = Reflect.get(prototype, name);
  if (typeof original !== 'function') throw new Error(`tfjs has no ${name} to follow`);
  Reflect.set(prototype, name, function (this: Owner, ...args: unknown[]): unknown {
    return around(this, (...changed) => Reflect.apply(original, this, changed) as unknown, args);
  });
}
