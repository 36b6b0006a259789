import { afterAll, describe, expect, it } from 'vitest';
import { createRunner } from '#runner/runner.ts';
import { startProgram } from '#runner/start-program.ts';
import { createPretrainedLoader } from './pretrained-loader.ts';
import type { DataSource } from './shard-store.ts';

/** The site's own files; those that `alter` gives bytes for come otherwise. */
function siteWith(alter: (path: string) => BodyInit | undefined = () => undefined): DataSource & {
  readonly asked: string[];
} {
  const asked: string[] = [];
  return {
    asked,
    baseUrl: '/datasets/',
    cache: Promise.resolve(null),
    fetch: (input, init) => {
      const path = (input instanceof Request ? input.url : String(input)).replace(/.*\/datasets\//, '');
      asked.push(path);
      const body = alter(path);
      return body === undefined ? fetch(input, init) : Promise.resolve(new Response(body));
    },
  };
}

async function messageOf(source: DataSource, id: string, variant: string | null): Promise<string> {
  const loaded = await createPretrainedLoader(source).load(id, variant, () => undefined);
  if (loaded.ok) throw new Error('loaded');
  return `${loaded.error.blame}/${loaded.error.code}: ${loaded.error.message}`;
}

describe('the loader of pretrained models', () => {
  it('fetches the files of the variant alone, and tells how far it is', async () => {
    const site = siteWith();
    const fractions: number[] = [];
    const loaded = await createPretrainedLoader(site).load('mobilenet-v2', 'cut', (done) =>
      fractions.push(done),
    );
    if (!loaded.ok) throw new Error(loaded.error.message);
    expect(site.asked.sort()).toEqual([
      'index.json',
      'mobilenet-v2/cut.json',
      'mobilenet-v2/dataset.json',
      'mobilenet-v2/weights-0.bin',
    ]);
    // Two bytes a number.
    expect(loaded.value.weights.byteLength).toBe(2 * 590_336);
    expect(fractions.at(-1)).toBe(1);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  });

  it('refuses altered weights and says so', async () => {
    const zeros = siteWith((path) =>
      path.endsWith('weights-0.bin') ? new Uint8Array(1_180_672) : undefined,
    );
    expect(await messageOf(zeros, 'mobilenet-v2', 'cut')).toMatch(
      /^environment\/data-altered: .*weights-0\.bin is not as published/,
    );
  });

  it('names the models and variants that there are', async () => {
    expect(await messageOf(siteWith(), 'resnet-50', null)).toBe(
      'learner/threw: There is no pretrained model "resnet-50". There is \'mobilenet-v2\'.',
    );
    expect(await messageOf(siteWith(), 'mnist', null)).toContain('no pretrained model "mnist"');
    expect(await messageOf(siteWith(), 'mobilenet-v2', 'half')).toBe(
      "learner/threw: mobilenet-v2 has no variant \"half\". There is 'whole', 'cut'.",
    );
  });
});

describe('pretrained(…) in learner code', { timeout: 120_000 }, () => {
  const runner = createRunner();
  afterAll(() => runner.dispose());
  const loader = createPretrainedLoader(siteWith());
  const hooks = {
    loadPretrained: (id: string, variant: string | null) => loader.load(id, variant, () => undefined),
  };

  // WebGL passes too, but in software takes more than a minute.
  it('trains a head on frozen features', async () => {
    const run = startProgram(runner, 'transfer-learning', { hooks });
    const outcome = await run.outcome;
    expect(outcome).toMatchObject({ status: 'trained' });
    if (outcome.status !== 'trained') return;
    const text = run.consoleText();
    // TensorFlow Lite's interpreter gives means of 0.286623 and 0.215771 for this picture.
    expect(text).toMatch(/whole 1,2,2,1280 0\.28[67]\d/);
    expect(text).toMatch(/cut ,4,4,576 0\.21[56]\d/);
    expect(text).toMatch(/accuracy (1|0\.9\d*) frozen true/);
    // Two numbers a convolution's kernel and bias, and the head's.
    expect(outcome.model.weights.byteLength).toBe(4 * (590_336 + 577));
  });

  it('says what is wrong with its arguments, at the line', async () => {
    const source = `import { pretrained } from 'lab';\nexport async function solutionModel() {\n  return pretrained('mobilenet-v2', { inputShape: [96, 96] } as object);\n}`;
    const run = startProgram(runner, 'happy', { hooks, request: { source } });
    const outcome = await run.outcome;
    if (outcome.status !== 'failed') throw new Error(outcome.status);
    expect(outcome.error).toMatchObject({ blame: 'learner', at: { line: 3 } });
    expect(outcome.error.message).toContain('[height, width, 3] with sides from 32');
  });
});
