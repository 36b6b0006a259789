import * as tf from '@tensorflow/tfjs';
import { orStock } from '#engine/gl/refusal.ts';
import { MOST_SCALARS, addScalars } from './add-scalars.ts';

type Logs = Record<string, number | tf.Scalar>;

/** The part of tfjs's BaseLogger that holds numbers. */
export interface EpochMeans {
  begin(): void;
  /** Adds a batch; its logs stay as they are. */
  add(logs: Logs): void;
  /** Writes the epoch's means of these metrics to `logs`. */
  end(logs: Logs, metrics: readonly string[]): void;
}

/**
 * Means of losses and metrics over an epoch, weighted by the batches' sizes. Where values lie on a graphics device all are
 * added up in one program a batch (stock takes five for each), and read by whoever asks; elsewhere they are plain numbers.
 */
export function createEpochMeans(): EpochMeans {
  let seen = 0;
  let totals = new Map<string, number | tf.Tensor>();
  const sum = orStock('the sums of losses', sumOnDevice, sumByStock);

  return {
    begin() {
      seen = 0;
      tf.dispose([...totals.values()].filter((total) => typeof total !== 'number'));
      totals = new Map();
    },
    add(logs) {
      const size = typeof logs.size === 'number' ? logs.size : 0;
      seen += size;
      const waiting: [string, tf.Scalar][] = [];
      for (const [name, value] of Object.entries(logs)) {
        const number = typeof value === 'number' ? value : readNow(value);
        const known = totals.get(name) ?? 0;
        if (number !== null && typeof known === 'number') totals.set(name, known + number * size);
        else if (typeof value !== 'number') waiting.push([name, value]);
      }
      for (let start = 0; start < waiting.length; start += MOST_SCALARS) {
        const some = waiting.slice(start, start + MOST_SCALARS);
        const known = some.map(([name]) => {
          const total = totals.get(name);
          return total instanceof tf.Tensor ? total : null;
        });
        const sums = sum(some.map(([, value]) => value), known, size); // prettier-ignore
        tf.dispose(known.filter((total) => total !== null));
        some.forEach(([name], at) => totals.set(name, sums[at] ?? NaN));
      }
    },
    end(logs, metrics) {
      const waiting: [string, tf.Tensor][] = [];
      for (const name of metrics) {
        const total = totals.get(name);
        if (typeof total === 'number') logs[name] = total / seen;
        else if (total !== undefined) waiting.push([name, total]);
        totals.delete(name);
      }
      for (let start = 0; start < waiting.length; start += MOST_SCALARS) {
        const some = waiting.slice(start, start + MOST_SCALARS);
        const own = some.map(([, total]) => total);
        const means = sum(own, own.map(() => null), 1 / seen); // prettier-ignore
        tf.dispose(own);
        some.forEach(([name], at) => {
          const mean = means[at];
          if (mean !== undefined) logs[name] = tf.keep(mean.asScalar());
          // asScalar gave a tensor of its own.
          mean?.dispose();
        });
      }
    },
  };
}

/** The value if it can be had without waiting for a device. */
function readNow(value: tf.Scalar): number | null {
  return tf.getBackend() === 'webgl' ? null : Number(value.dataSync()[0]);
}

function sumOnDevice(
  values: readonly tf.Tensor[],
  totals: readonly (tf.Tensor | null)[],
  weight: number,
): tf.Tensor[] | null {
  const backend = tf.backend();
  if (!(backend instanceof tf.MathBackendWebGL)) return null;
  // Outside of any scope, so what is made stays until it is disposed.
  return addScalars(backend, values, totals, weight);
}

function sumByStock(
  values: readonly tf.Tensor[],
  totals: readonly (tf.Tensor | null)[],
  weight: number,
): tf.Tensor[] {
  return values.map((value, at) => tf.tidy(() => tf.add(totals[at] ?? 0, tf.mul(value, weight))));
}
