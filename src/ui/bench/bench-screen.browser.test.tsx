import { page } from 'vitest/browser';
import { expect, it } from 'vitest';
import { createBench } from '#session/bench.ts';
import { openApp } from '#ui/test-app.tsx';

const WAIT = { timeout: 60_000 };

it('measures a net twice on this device and gives the report away', async () => {
  const { lab } = await openApp('/bench');
  await expect.element(page.getByText('Nothing is measured yet on this device.'), WAIT).toBeVisible();
  await page.getByLabelText('Backend').selectOptions('WASM');
  for (const box of page.getByRole('checkbox').all()) await box.click();
  await expect.element(page.getByRole('button', { name: 'Measure' })).toBeDisabled();
  await page.getByRole('checkbox', { name: 'Dense regression' }).click();
  await page.getByRole('button', { name: 'Measure' }).click();
  await expect.element(page.getByRole('button', { name: 'Measure again' }), WAIT).toBeVisible();

  const [report, ...others] = lab.bench.store.getState().reports;
  expect(others).toEqual([]);
  expect(report).toMatchObject({ name: 'dense', backend: 'wasm', stockPrograms: null });
  for (const ms of [report?.stockMs, report?.engineMs]) expect(ms).toBeGreaterThan(0);
  expect(report?.ratio).toBeCloseTo((report?.stockMs ?? 0) / (report?.engineMs ?? 1), 1);
  expect(lab.bench.store.getState().troubles).toEqual([]);
  await expect.element(page.getByRole('list', { name: 'Milliseconds a training step' })).toBeVisible();
  await expect
    .element(page.getByRole('row', { name: /^Dense regression/ }))
    .toHaveTextContent(report?.ratio?.toPrecision(3) ?? '');
});

it('can be stopped, keeps what it has for the next visit, and says what failed', async () => {
  const texts = new Map<string, string>();
  const place = {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
    removeItem: (key: string) => void texts.delete(key),
  };
  const create = () => createBench({ place, filesUrl: '/nowhere/', now: () => 1000 });
  const bench = create();
  const stopped = bench.start('wasm', ['dense', 'embedding']);
  bench.stop();
  await stopped;
  expect(bench.store.getState()).toMatchObject({ running: null, reports: [], measuredAt: null });

  await bench.start('wasm', ['mobilenet']);
  const [report] = bench.store.getState().reports;
  expect(report).toMatchObject({ name: 'mobilenet', engineMs: null, ratio: null });
  expect(bench.store.getState().troubles.join()).toMatch(/mobilenet: engine failed/);
  expect(create().store.getState()).toMatchObject({ measuredAt: 1000, reports: [report] });
});
