import { describe, expect, it } from 'vitest';
import {
  type BenchAnswer,
  type BenchRequest,
  WORKLOAD_NAMES,
  type WorkloadName,
  type WorkloadSize,
} from '#core/bench-protocol.ts';
import type { BackendName } from '#core/engine.ts';

/**
 * Fifty steps with the engine and with stock TensorFlow.js, from the same seed. Stock cannot train most nets on WASM, so its CPU
 * backend stands in there; on WebGL it is compared with itself, since tfjs's epsilon is another one there.
 */
const REFERENCES = { webgl: 'webgl', wasm: 'cpu', cpu: 'cpu' } as const;
const SIZE: WorkloadSize = { batchSize: 4, stepsPerEpoch: 5 };
const EPOCHS = 10;

/**
 * `npm run test:engine` has everything. The rest takes minutes: stock's gradient of an embedding does on the CPU backend, and any
 * recurrent or large net where WebGL is drawn in software.
 */
const IS_WHOLE = import.meta.env.ENGINE_SUITE === 'engine';
const QUICK: Readonly<Record<keyof typeof REFERENCES, readonly WorkloadName[]>> = {
  webgl: ['dense'],
  wasm: ['dense', 'cnn28', 'series'],
  cpu: ['dense', 'series'],
};

describe.each(['wasm', 'cpu', 'webgl'] as const)('fifty steps on %s lose what stock loses:', (backend) => {
  // The whole of MobileNetV2 takes minutes in plain JavaScript.
  const all = WORKLOAD_NAMES.filter((name) => name !== 'mobilenet' || backend !== 'cpu');
  it.each(IS_WHOLE ? all : QUICK[backend])('%s', { timeout: 900_000 }, async (name) => {
    const stockBackend = name === 'mobilenet' ? backend : REFERENCES[backend];
    const stock = await train(name, stockBackend, { isStock: true });
    const engine = await train(name, backend);
    expect(engine.losses).toHaveLength(EPOCHS);
    const drift = driftOf(engine, stock);
    const limit = drift < 1e-3 ? 1e-3 : await measureSensitivity(name, stockBackend, stock);
    expect(drift, `${stock.losses.join(' ')} against ${engine.losses.join(' ')}`).toBeLessThan(limit);
    expect(engine.tensorsLeft).toBe(0);
    if (backend === 'webgl') expect(engine.peakBytes).toBeLessThanOrEqual(stock.peakBytes);
  });
});

describe('memory holds flat', () => {
  const stepsPerEpoch = IS_WHOLE ? 1000 : 50;
  it.each(['webgl', 'wasm'] as const)(
    `over ${EPOCHS * stepsPerEpoch} steps on %s`,
    { timeout: 900_000 },
    async (backend) => {
      const size = { batchSize: 4, stepsPerEpoch };
      const { tensors, bytes } = await train('dense', backend, { size });
      expect(new Set(tensors).size).toBe(1);
      // Textures for reuse are still being made in the first epoch.
      expect(new Set(bytes.slice(1)).size).toBe(1);
    },
  );
});

/** The largest difference of two loss curves. */
function driftOf(trained: Trained, reference: Trained): number {
  return Math.max(...trained.losses.map((loss, epoch) => Math.abs(loss - (reference.losses[epoch] ?? NaN))));
}

/**
 * Twice what stock drifts from itself when its first weights are moved by one rounding error (2⁻²³), at most 0.01. The 96 × 96
 * net learns noise by heart from batches of four, and makes some 0.003 of it in fifty steps: no two roundings agree to 1e-3 there.
 */
async function measureSensitivity(name: WorkloadName, backend: BackendName, stock: Trained): Promise<number> {
  const nudged = await train(name, backend, { isStock: true, nudge: 2 ** -23 });
  return Math.min(0.01, 2 * driftOf(nudged, stock));
}

interface Trained {
  readonly losses: readonly number[];
  /** After each epoch. */
  readonly tensors: readonly number[];
  readonly bytes: readonly number[];
  readonly tensorsLeft: number;
  readonly peakBytes: number;
}

interface TrainOptions {
  readonly isStock?: boolean;
  readonly size?: WorkloadSize;
  readonly nudge?: number;
}

async function train(
  workload: WorkloadName,
  backend: BackendName,
  { isStock = false, size = SIZE, nudge = 0 }: TrainOptions = {},
): Promise<Trained> {
  const worker = new Worker(new URL('./workloads/bench-worker.ts', import.meta.url), { type: 'module' });
  const ask = async <Type extends BenchAnswer['type']>(
    request: BenchRequest & { readonly type: Type },
  ): Promise<Extract<BenchAnswer, { type: Type }>> => {
    const answer = await new Promise<BenchAnswer>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<BenchAnswer>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(request);
    });
    if (answer.type === 'failed')
      throw new Error(`${workload}, ${isStock ? 'stock' : 'engine'}: ${answer.message}`);
    return answer as Extract<BenchAnswer, { type: Type }>;
  };
  try {
    const filesUrl = new URL('/datasets/', location.href).href;
    await ask({ type: 'start', backend, workload, isStock, filesUrl, size, nudge });
    const epochs: Extract<BenchAnswer, { type: 'epoch' }>[] = [];
    for (let epoch = 0; epoch < EPOCHS; epoch++) epochs.push(await ask({ type: 'epoch' }));
    const { tensorsLeft, peakBytes } = await ask({ type: 'finish' });
    return {
      losses: epochs.map(({ loss }) => loss),
      tensors: epochs.map(({ tensors }) => tensors),
      bytes: epochs.map(({ bytes }) => bytes),
      tensorsLeft,
      peakBytes,
    };
  } finally {
    worker.terminate();
  }
}
