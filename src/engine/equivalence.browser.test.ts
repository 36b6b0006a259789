import { describe, expect, it } from 'vitest';
import {
  type BenchAnswer,
  type BenchRequest,
  WORKLOAD_NAMES,
  type WorkloadName,
} from '#core/bench-protocol.ts';
import type { BackendName } from '#core/engine.ts';

/**
 * Fifty steps with the engine and with stock TensorFlow.js, from the same seed. Stock cannot train most nets on WASM, so its CPU
 * backend stands in there; on WebGL it is compared with itself, since tfjs's epsilon is another one there.
 */
const EPOCHS = 10;
const STEPS = 5;
const REFERENCES = { webgl: 'webgl', wasm: 'cpu', cpu: 'cpu' } as const;
/** The whole of MobileNetV2 takes minutes in plain JavaScript. */
const isTooSlow = (name: WorkloadName, backend: BackendName): boolean =>
  name === 'mobilenet' && backend === 'cpu';
/** These two take minutes where WebGL is drawn in software: `npm run test:engine` has them. */
const HEAVY: readonly WorkloadName[] =
  import.meta.env.VITE_ENGINE_ALL === undefined ? ['cnn96', 'mobilenet'] : [];

describe.each(['wasm', 'cpu', 'webgl'] as const)(
  'fifty steps on %s lose what they lose with stock:',
  (backend) => {
    const names = WORKLOAD_NAMES.filter((name) => !isTooSlow(name, backend) && !HEAVY.includes(name));
    it.each(names)(
      '%s',
      async (name) => {
        const stockBackend = name === 'mobilenet' ? backend : REFERENCES[backend];
        const stock = await train(name, stockBackend, true);
        const engine = await train(name, backend, false);
        expect(engine.losses).toHaveLength(EPOCHS);
        const drift = engine.losses.map((loss, epoch) => Math.abs(loss - (stock.losses[epoch] ?? NaN)));
        expect(
          Math.max(...drift),
          `${stock.losses.join(' ')} against ${engine.losses.join(' ')}`,
        ).toBeLessThan(1e-3);
        expect(engine.tensorsLeft).toBe(0);
        if (backend === 'webgl') expect(engine.peakBytes).toBeLessThanOrEqual(stock.peakBytes);
      },
      600_000,
    );
  },
);

interface Trained {
  readonly losses: readonly number[];
  readonly tensorsLeft: number;
  readonly peakBytes: number;
}

async function train(workload: WorkloadName, backend: BackendName, isStock: boolean): Promise<Trained> {
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
    const size = { batchSize: 4, stepsPerEpoch: STEPS };
    const filesUrl = new URL('/datasets/', location.href).href;
    await ask({ type: 'start', backend, workload, isStock, filesUrl, size });
    const losses: number[] = [];
    for (let epoch = 0; epoch < EPOCHS; epoch++) losses.push((await ask({ type: 'epoch' })).loss);
    const { tensorsLeft, peakBytes } = await ask({ type: 'finish' });
    return { losses, tensorsLeft, peakBytes };
  } finally {
    worker.terminate();
  }
}
