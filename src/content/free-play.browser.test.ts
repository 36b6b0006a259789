import { afterAll, describe, expect, it } from 'vitest';
import { createRunner } from '#runner/runner.ts';
import { createDatasetLoader } from './dataset-loader.ts';
import { loadFreePlayStarter } from './free-play.ts';
import { openDataCache } from './shard-store.ts';

const runner = createRunner();
const loader = createDatasetLoader({
  baseUrl: '/datasets/',
  fetch: (input, init) => fetch(input, init),
  cache: openDataCache(),
});
afterAll(() => runner.dispose());

async function starterOf(id: string): Promise<string> {
  const manifest = await loader.loadManifest(id);
  const starter = manifest.ok ? await loadFreePlayStarter(manifest.value) : manifest;
  if (!starter.ok) throw new Error(starter.error.message);
  return starter.value;
}

describe('the program that free play begins with', { timeout: 180_000 }, () => {
  it.each([
    'photo-cutouts',
    'glossary-topics',
    'review-sentiment',
    'sonnets',
    'ames-housing',
    'penguins',
    'nox-hourly',
    'piano-rolls-rock-jazz',
  ])('learns something on %s', async (id) => {
    const losses: number[] = [];
    const run = runner.start(
      {
        source: await starterOf(id),
        seed: 1,
        backend: 'wasm',
        reason: 'The test asks for it.',
        isStock: false,
        resume: null,
      },
      {
        onMessage: (message) => message.type === 'epoch' && losses.push(message.logs.loss ?? NaN),
        loadDataset: (dataset, limit) => loader.loadLearnerDataset(dataset, limit === null ? {} : { limit }),
        loadPretrained: () => Promise.reject(new Error('no starter asks for a model')),
      },
    );
    const outcome = await run.outcome;
    expect(outcome.status === 'failed' ? outcome.error : null).toBeNull();
    expect(losses.length).toBeGreaterThan(1);
    expect(losses.at(-1)).toBeLessThan(losses[0] ?? NaN);
  });

  it('says the kind of a data set of one’s own, which no declaration knows', async () => {
    const manifest = await loader.loadManifest('fuel-economy');
    if (!manifest.ok) throw new Error(manifest.error.message);
    const starter = await loadFreePlayStarter({ ...manifest.value, id: 'my-cars' });
    const text = starter.ok ? starter.value : '';
    expect(text).toContain("dataset<TableDataset>('my-cars')");
    expect(text).toContain('import { type TableDataset, type Column');
  });
});
