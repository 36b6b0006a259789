import * as tf from '@tensorflow/tfjs';
import type { ToSandbox } from '#core/protocol.ts';
import { buildLearnerDataset } from './learner-dataset.ts';
import { formatValue } from './format-value.ts';
import { readWhole } from './learner-options.ts';
import { followCall } from './learner-position.ts';
import type { PagePort } from './page-port.ts';
import { buildPretrained, readPretrainedOptions } from './pretrained.ts';
import { RunFault, learnerFault } from './run-fault.ts';
import type { TrainingMonitor } from './training-monitor.ts';

/** What the page answers to a request. */
export type Answer = Extract<ToSandbox, { requestId: number }>;

/** The module 'lab' and the way for its answers to come in. */
export interface LabApi {
  readonly members: object;
  answer(message: Answer): void;
}

/** Implements lab.d.ts. */
export function createLabApi(port: PagePort, monitor: TrainingMonitor, seed: number): LabApi {
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastRequestId = 0;

  /** Sends a request and waits for its answer, of which there is one. */
  const ask = (send: (requestId: number) => void): Promise<Answer> =>
    new Promise((resolve) => {
      const requestId = ++lastRequestId;
      waiting.set(requestId, resolve);
      send(requestId);
    });

  const dataset = async (id: unknown, options: unknown = {}): Promise<object> => {
    const limit = readWhole(options, 'limit', 1, 'dataset(…)');
    if (typeof id !== 'string')
      throw learnerFault('threw', `dataset(…) needs the name of a data set, not ${formatValue(id)}.`);
    const answer = await ask((requestId) => port.send({ type: 'dataset-request', requestId, id, limit }));
    if (!answer.result.ok) throw new RunFault(answer.result.error);
    if (answer.type !== 'dataset') throw new Error(`a ${answer.type} came for the data set ${id}`);
    return buildLearnerDataset(answer.result.value);
  };

  const pretrained = async (id: unknown, options: unknown = {}): Promise<tf.LayersModel> => {
    const { variant, inputShape } = readPretrainedOptions(options);
    if (typeof id !== 'string')
      throw learnerFault('threw', `pretrained(…) needs the name of a model, not ${formatValue(id)}.`);
    const answer = await ask((requestId) =>
      port.send({ type: 'pretrained-request', requestId, id, variant }),
    );
    if (!answer.result.ok) throw new RunFault(answer.result.error);
    if (answer.type !== 'pretrained') throw new Error(`a ${answer.type} came for the model ${id}`);
    return buildPretrained(answer.result.value, inputShape);
  };

  const report = async (step: unknown, logs: unknown): Promise<void> => {
    if (typeof step !== 'number' || !Number.isFinite(step))
      throw learnerFault('threw', 'report(step, logs) needs a finite number as its first argument.');
    if (typeof logs !== 'object' || logs === null)
      throw learnerFault('threw', 'report(step, logs) needs an object of numbers, such as { loss: 0.5 }.');
    if (monitor.isReportDue() || hasBadNumber(logs)) await monitor.report(step, await readLogs(logs));
  };

  return {
    members: {
      dataset: (id: unknown, options: unknown) => followCall(dataset(id, options)),
      pretrained: (id: unknown, options: unknown) => followCall(pretrained(id, options)),
      report: (step: unknown, logs: unknown) => followCall(report(step, logs)),
      seed,
    },
    answer(message) {
      waiting.get(message.requestId)?.(message);
      waiting.delete(message.requestId);
    },
  };
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
