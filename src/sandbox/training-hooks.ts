import * as tf from '@tensorflow/tfjs';
import { resumeTraining, type Resume } from './resume.ts';
import { breathe } from './breathe.ts';
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

    override async onEpochBegin(epoch: number): Promise<void> {
      this.place = { ...this.place, epoch: epoch + 1, batch: 0 };
      monitor.noteEpochStart(this.place, tf.engine().state.numTensors);
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
  return Object.fromEntries(
    await Promise.all(
      entries.map(async ([name, value]) => [
        name,
        typeof value === 'number' ? value : Number((await value.data())[0]),
      ]),
    ),
  );
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
  for (const { prototype } of classes) {
    if (!Object.hasOwn(prototype, 'applyGradients')) continue;
    const applyGradients: unknown = Reflect.get(prototype, 'applyGradients');
    if (typeof applyGradients !== 'function') continue;
    Reflect.set(prototype, 'applyGradients', function (this: tf.Optimizer, ...args: unknown[]) {
      Reflect.apply(applyGradients, this, args);
      monitor.noteStep(tf.engine().state.numTensors);
    });
  }
}

function hookModels(monitor: TrainingMonitor, resume: Resume | null): void {
  const layersModel = tf.LayersModel.prototype;
  const sequential = tf.Sequential.prototype;
  // A Sequential trains through a model that it wraps; what is kept is the one that the learner knows.
  let wrapper: tf.LayersModel | null = null;
  let depth = 0;
  const owner = (model: tf.LayersModel): tf.LayersModel => wrapper ?? model;
  const wrapping = <Value>(model: tf.LayersModel, run: () => Value): Value => {
    wrapper ??= model;
    try {
      return run();
    } finally {
      if (wrapper === model) wrapper = null;
    }
  };
  const { fit, fitDataset, trainOnBatch } = layersModel;
  const own = {
    fit: sequential.fit,
    fitDataset: sequential.fitDataset,
    trainOnBatch: sequential.trainOnBatch,
  };

  layersModel.fit = function (x, y, args = {}) {
    monitor.noteModel(owner(this));
    return fit.call(this, x, y, resumeTraining(this, args, resume));
  };
  layersModel.fitDataset = function (dataset, args) {
    monitor.noteModel(owner(this));
    return fitDataset.call(this, dataset, resumeTraining(this, args, resume));
  };
  layersModel.trainOnBatch = async function (x, y) {
    monitor.noteModel(owner(this));
    const losses = await trainOnBatch.call(this, x, y);
    const values = Array.isArray(losses) ? losses : [losses];
    const logs = Object.fromEntries(
      values.map((value, index) => [this.metricsNames[index] ?? 'loss', value]),
    );
    if (monitor.isReportDue() || values.some((value) => !Number.isFinite(value)))
      await monitor.report(monitor.steps(), logs);
    return losses;
  };
  sequential.fit = function (x, y, args) {
    return wrapping(this, () => own.fit.call(this, x, y, args));
  };
  sequential.fitDataset = function (dataset, args) {
    return wrapping(this, () => own.fitDataset.call(this, dataset, args));
  };
  sequential.trainOnBatch = function (x, y) {
    return wrapping(this, () => own.trainOnBatch.call(this, x, y));
  };

  // A loop of the learner's own shows its model by applying it; models nested in it are applied within.
  const { apply } = layersModel;
  layersModel.apply = function (inputs, kwargs) {
    if (depth === 0) monitor.noteModel(this);
    depth++;
    try {
      return apply.call(this, inputs, kwargs);
    } finally {
      depth--;
    }
  };
  for (const prototype of [layersModel, sequential]) {
    const { predict } = prototype;
    prototype.predict = function (x, args) {
      if (depth === 0) monitor.noteModel(this);
      depth++;
      try {
        return predict.call(this, x, args);
      } finally {
        depth--;
      }
    };
  }
}
