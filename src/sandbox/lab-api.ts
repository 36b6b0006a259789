import * as tf from '@tensorflow/tfjs';
import type { LearnerDataset } from '#core/dataset.ts';
import type { RunError } from '#core/errors.ts';
import type { Result } from '#core/result.ts';
import { buildLearnerDataset } from './learner-dataset.ts';
import { formatValue } from './format-value.ts';
import type { PagePort } from './page-port.ts';
import { RunFault, learnerFault } from './run-fault.ts';
import type { TrainingMonitor } from './training-monitor.ts';

/** The module 'lab' and the way for its answers to come in. */
export interface LabApi {
  readonly members: object;
  answer(requestId: number, result: Result<LearnerDataset, RunError>): void;
}

/** Implements lab.d.ts. */
export function createLabApi(port: PagePort, monitor: TrainingMonitor, seed: number): LabApi {
  const waiting = new Map<number, (result: Result<LearnerDataset, RunError>) => void>();
  let lastRequestId = 0;

  const dataset = async (id: unknown, options: unknown = {}): Promise<object> => {
    const limit = readLimit(options);
    if (typeof id !== 'string')
      throw learnerFault('threw', `dataset(…) needs the name of a data set, not ${formatValue(id)}.`);
    const requestId = ++lastRequestId;
    const result = await new Promise<Result<LearnerDataset, RunError>>((resolve) => {
      waiting.set(requestId, resolve);
      port.send({ type: 'dataset-request', requestId, id, limit });
    });
    if (!result.ok) throw new RunFault(result.error);
    return buildLearnerDataset(result.value);
  };

  const report = async (step: unknown, logs: unknown): Promise<void> => {
    if (typeof step !== 'number' || !Number.isFinite(step))
      throw learnerFault('threw', 'report(step, logs) needs a finite number as its first argument.');
    if (typeof logs !== 'object' || logs === null)
      throw learnerFault('threw', 'report(step, logs) needs an object of numbers, such as { loss: 0.5 }.');
    if (monitor.isReportDue() || hasBadNumber(logs)) await monitor.report(step, await readLogs(logs));
  };

  return {
    members: { dataset, report, seed },
    answer(requestId, result) {
      waiting.get(requestId)?.(result);
      waiting.delete(requestId);
    },
  };
}

function readLimit(options: unknown): number | null {
  const limit: unknown =
    typeof options === 'object' && options !== null ? Reflect.get(options, 'limit') : undefined;
  if (limit === undefined || limit === null) return null;
  if (typeof limit === 'number' && Number.isInteger(limit) && limit >= 1) return limit;
  throw learnerFault(
    'threw',
    `dataset(…, { limit }) needs a whole number from 1, not ${formatValue(limit)}.`,
  );
}

function hasBadNumber(logs: object): boolean {
  return Object.values(logs).some((value) => typeof value === 'number' && !Number.isFinite(value));
}

async function readLogs(logs: object): Promise<Record<string, number>> {
  const numbers: Record<string, number> = {};
  for (const [name, value] of Object.entries(logs)) {
    if (typeof value === 'number') numbers[name] = value;
    if (value instanceof tf.Tensor && value.size === 1) numbers[name] = Number((await value.data())[0]);
  }
  return numbers;
}
