import { page } from 'vitest/browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '#ui/base.css';
import '#ui/tokens.css';
import type { RunState } from '#session/state.ts';
import { expectAccessible } from './axe-check.ts';
import { CHARTS, EARLIER, RECORD } from './sample-records.ts';
import { TrainingPanel } from './TrainingPanel.tsx';

const RUNNING: Extract<RunState, { status: 'running' }> = {
  status: 'running',
  progress: { fit: 1, epoch: 4, epochs: 12, batch: 251, batches: 391, remainingMs: 41_000 },
  live: [{ fit: 1, epoch: 12.5, logs: { loss: 0.25 } }],
  memory: { tensors: 142, sizeBytes: 61_000_000 },
  silentMs: 0,
  foreseen: [],
  isStopping: false,
};

describe('TrainingPanel', () => {
  beforeEach(() => page.viewport(440, 800));

  it('says what to do before the first run', async () => {
    const screen = await render(<TrainingPanel run={{ status: 'idle' }} record={null} compareWith={null} />);
    await expect.element(screen.getByText('Nothing trained yet')).toBeVisible();
  });

  it('shows epoch, batch, time left and memory while it trains', async () => {
    const screen = await render(<TrainingPanel run={RUNNING} record={RECORD} compareWith={null} />);
    await expect.element(screen.getByText('Epoch 4 of 12, batch 251 of 391')).toBeVisible();
    await expect.element(screen.getByText('41 s left')).toBeVisible();
    await expect.element(screen.getByText('142 tensors · 61 MB')).toBeVisible();
    // (3 + 251/391) of 12 epochs.
    await expect.element(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '30');
  });

  it('tells a busy run from a stuck one, and stopping from both', async () => {
    const show = (change: Partial<typeof RUNNING>) => (
      <TrainingPanel run={{ ...RUNNING, ...change }} record={RECORD} compareWith={null} />
    );
    const screen = await render(show({ silentMs: 4000 }));
    await expect.element(screen.getByText('Busy')).toBeVisible();
    await screen.rerender(show({ silentMs: 12_000 }));
    await expect.element(screen.getByText('This looks stuck')).toBeVisible();
    await screen.rerender(show({ silentMs: 12_000, isStopping: true }));
    await expect.element(screen.getByText(/^Stopping after this batch/)).toBeVisible();
    expect(screen.getByText('This looks stuck').elements()).toHaveLength(0);
  });

  it('says while it trains that the model would be turned away, and why', async () => {
    const run = { ...RUNNING, foreseen: ['The model has too many parameters.'] };
    const screen = await render(<TrainingPanel run={run} record={RECORD} compareWith={null} />);
    const notice = screen.getByText('This model would be turned away');
    await expect.element(notice).toBeVisible();
    await expect.element(screen.getByText('The model has too many parameters.')).toBeVisible();
    await screen.rerender(<TrainingPanel run={RUNNING} record={RECORD} compareWith={null} />);
    expect(notice.elements()).toHaveLength(0);
  });

  it('draws each metric in its own plot, names the latest values, and lists all in a table', async () => {
    const screen = await render(
      <TrainingPanel run={{ status: 'ended' }} record={RECORD} compareWith={EARLIER} />,
    );
    const loss = screen.getByRole('img', {
      name: /^loss by epoch.*train 0.2575.*validation 0.3719.*earlier train/,
    });
    await expect.element(loss).toBeVisible();
    await vi.waitFor(() =>
      expect(paintedPixels(loss.element().querySelector('canvas'))).toBeGreaterThan(500),
    );
    await screen.getByText('Numbers').click();
    // A header and twelve epochs, the newest first.
    await expect.poll(() => screen.getByRole('row').elements().length).toBe(13);
    expect(screen.getByRole('row').elements()[1]?.textContent).toContain('12');
  });

  it('keeps a huge first epoch from flattening the rest, and says where it lies', async () => {
    const losses = [152, 3.2, 2.1, 1.4, 1.2, 1.1];
    const epochs = losses.map((loss, index) => ({ fit: 1, epoch: index + 1, logs: { loss }, planned: 6 }));
    const record = { ...RECORD, epochs };
    const screen = await render(
      <TrainingPanel run={{ status: 'ended' }} record={record} compareWith={null} />,
    );
    await expect.element(screen.getByText('begins at 152, above the plot')).toBeVisible();
  });

  it('draws at most ten times a second, however fast the points come', async () => {
    const screen = await render(<TrainingPanel run={RUNNING} record={RECORD} compareWith={null} />);
    const canvas = await vi.waitFor(() => {
      const found = document.querySelector('canvas');
      if (found === null) throw new Error('no plot yet');
      return found;
    });
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no context');
    const clear = vi.spyOn(context, 'clearRect');
    const began = performance.now();
    // By the clock, not by a count: a fast machine renders sixty times before the first draw is due.
    for (let i = 0; i < 60 || performance.now() - began < 500; i++) {
      const live = [...RUNNING.live, { fit: 1, epoch: 12.5 + i / 200, logs: { loss: 0.25 + i / 1000 } }];
      await screen.rerender(<TrainingPanel run={{ ...RUNNING, live }} record={RECORD} compareWith={null} />);
    }
    const seconds = (performance.now() - began) / 1000;
    expect(clear.mock.calls.length).toBeGreaterThan(0);
    expect(clear.mock.calls.length).toBeLessThanOrEqual(10 * seconds + 2);
  });

  it('draws what the code asked for: line, bars, histogram, table and matrix', async () => {
    const screen = await render(
      <TrainingPanel run={{ status: 'ended' }} record={{ ...RECORD, charts: CHARTS }} compareWith={null} />,
    );
    await expect.element(screen.getByRole('img', { name: 'History' })).toBeVisible();
    await expect.element(screen.getByRole('table', { name: 'Counts' })).toBeVisible();
    await expect.element(screen.getByRole('img', { name: 'Weights' })).toBeVisible();
    await expect.element(screen.getByRole('table', { name: 'Model summary' })).toBeVisible();
    await expect.element(screen.getByRole('gridcell', { name: 'a, b: 2' })).toBeVisible();
  });

  it('passes axe in every theme', async () => {
    const screen = await render(
      <TrainingPanel run={RUNNING} record={{ ...RECORD, charts: CHARTS }} compareWith={EARLIER} />,
    );
    await expect.element(screen.getByRole('img', { name: 'History' })).toBeVisible();
    await expectAccessible(screen.container);
  });
});

function paintedPixels(canvas: HTMLCanvasElement | null): number {
  const context = canvas?.getContext('2d');
  if (canvas === null || context == null) return 0;
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let painted = 0;
  for (let i = 3; i < data.length; i += 4) if ((data[i] ?? 0) > 0) painted++;
  return painted;
}
