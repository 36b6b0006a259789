import { page, userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '#ui/base.css';
import '#ui/tokens.css';
import type { PartRows } from '#core/dataset.ts';
import type { RunError } from '#core/errors.ts';
import { type Result, fail, ok } from '#core/result.ts';
import type { Verdict } from '#core/verdict.ts';
import { expectAccessible } from './axe-check.ts';
import {
  EXERCISE,
  IMAGE_MANIFEST,
  IMAGE_ROWS,
  SERIES_EXERCISE,
  SERIES_MANIFEST,
  SERIES_ROWS,
  TABLE_EXERCISE,
  TABLE_MANIFEST,
  TABLE_ROWS,
} from './sample-data.ts';
import { FORECAST, FORECASTS, NEXT_WORDS, PASSED, PREVIOUS, REGRESSION, SCORED } from './sample-records.ts';
import { VerdictPanel, type VerdictPanelProps } from './VerdictPanel.tsx';

const loadImages = () => Promise.resolve(ok(IMAGE_ROWS));
const NETWORK: RunError = {
  blame: 'environment',
  code: 'network',
  message: 'The connection broke. Try again.',
};

function panel(verdict: Verdict | null, change: Partial<VerdictPanelProps> = {}) {
  return (
    <VerdictPanel
      verdict={verdict}
      exercise={EXERCISE}
      manifest={IMAGE_MANIFEST}
      loadHeldOut={loadImages}
      previous={null}
      run={{ status: 'ended' }}
      debrief={[]}
      {...change}
    />
  );
}
const forecastPanel = () =>
  panel(FORECAST, {
    exercise: SERIES_EXERCISE,
    manifest: SERIES_MANIFEST,
    loadHeldOut: loadSeries,
  });
const loadSeries = () => Promise.resolve(ok(SERIES_ROWS));
const loadTable = () => Promise.resolve(ok(TABLE_ROWS));

describe('VerdictPanel', () => {
  beforeEach(() => page.viewport(440, 900));

  it('keeps the debrief until the exercise is passed', async () => {
    const debrief = [{ title: 'What mattered', html: '<p>The pooling.</p>' }];
    const screen = await render(panel(SCORED, { debrief }));
    await expect.element(screen.getByText('Checks', { exact: true })).toBeVisible();
    expect(screen.getByText('What mattered').query()).toBeNull();
    await screen.rerender(panel(PASSED, { debrief }));
    await expect.element(screen.getByText('The pooling.')).toBeVisible();
  });

  it('shows the columns of a forecast one at a time', async () => {
    const screen = await render(
      panel(FORECASTS, {
        exercise: SERIES_EXERCISE,
        manifest: SERIES_MANIFEST,
        loadHeldOut: loadSeries,
      }),
    );
    await screen.getByRole('combobox', { name: 'Column' }).selectOptions('pressure');
    await expect
      .element(
        screen.getByRole('img', {
          name: 'Mean absolute error in hPa by step ahead, of the model and of persistence.',
        }),
      )
      .toBeInTheDocument();
    await expectAccessible(screen.container);
  });

  it('shows verses one after the other, and what the model expects', async () => {
    const screen = await render(panel(NEXT_WORDS));
    await expect.element(screen.getByText('shall i compare thee')).toBeVisible();
    await screen.getByRole('button', { name: 'Another verse' }).click();
    await expect.element(screen.getByText('to a summers day')).toBeVisible();
    await expect.element(screen.getByText('Drawn by chance with seed 2 at temperature 0.7.')).toBeVisible();
    await expect.element(screen.getByText('day (50 %), rose (25 %)')).toBeVisible();
    await expectAccessible(screen.container);
  });

  it('shows the score with interval, rows and the step from before', async () => {
    const screen = await render(panel(SCORED, { previous: PREVIOUS }));
    await expect.element(screen.getByText('accuracy 0.874, 95 % interval 0.867 to 0.880')).toBeVisible();
    await expect.element(screen.getByText('on 10,000 held-out rows')).toBeVisible();
    await expect
      .element(screen.getByText('score +1, accuracy +0.013 against the attempt before'))
      .toBeVisible();
  });

  it('lists missed checks first, with the sentence that says by how much', async () => {
    const screen = await render(panel(SCORED));
    const items = screen.getByRole('listitem').elements();
    expect(items[0]?.textContent).toContain('Accuracy is 0.874; 5 of 5 needs at least 0.885, 0.011 more.');
    expect(items[1]?.textContent).toContain('The output has the shape [3].');
  });

  it('opens the samples of a cell by keyboard', async () => {
    const screen = await render(panel(SCORED));
    screen.getByRole('gridcell', { name: 'T-shirt, T-shirt: 9' }).element().focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    await expect.element(screen.getByText('2 rows of T-shirt predicted as Pullover')).toBeVisible();
    await expect.element(screen.getByRole('img', { name: 'row 12' })).toBeVisible();
    await userEvent.keyboard('{Home}{ArrowDown}{ArrowDown}{End}{ArrowLeft}{Enter}');
    await expect.element(screen.getByText('No row lies in this cell.')).toBeVisible();
  });

  it('offers to load the samples again when that failed', async () => {
    const load = vi
      .fn<() => Promise<Result<PartRows, RunError>>>()
      .mockResolvedValueOnce(fail(NETWORK))
      .mockResolvedValue(ok(IMAGE_ROWS));
    const screen = await render(panel(SCORED, { loadHeldOut: load }));
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByRole('img', { name: /Pullover, taken for T-shirt/ })).toBeVisible();
  });

  it('shows errors of a regression with their rows', async () => {
    const screen = await render(
      panel(REGRESSION, { exercise: TABLE_EXERCISE, manifest: TABLE_MANIFEST, loadHeldOut: loadTable }),
    );
    await expect.element(screen.getByRole('img', { name: /Prediction against truth in mpg/ })).toBeVisible();
    // Row 7 weighs 800 + 13 · 14 kg.
    await expect.element(screen.getByRole('row', { name: 'row 7 30 22.5 −7.5 982' })).toBeVisible();
  });

  it('leads through forecast windows and compares with persistence by step', async () => {
    const screen = await render(forecastPanel());
    await expect.element(screen.getByText('Window 1 of 2')).toBeVisible();
    await screen.getByRole('button', { name: 'Later window' }).click();
    await expect.element(screen.getByRole('img', { name: /starts at row 40/ })).toBeVisible();
    await expect.element(screen.getByRole('img', { name: /by step ahead, of the model/ })).toBeVisible();
  });

  it.each([
    [null, 'Nothing submitted yet'],
    [
      { status: 'unattempted', reason: 'The starter was submitted unchanged.' },
      'The starter was submitted unchanged.',
    ],
    [{ status: 'cancelled' }, 'Grading was cancelled'],
    [{ status: 'error', error: NETWORK }, 'The connection broke. Try again.'],
    [
      { ...SCORED, status: 'rejected', score: 0, reason: 'The output is NaN.', details: null },
      'The output is NaN.',
    ],
    [{ ...SCORED, status: 'passed', score: 5 }, 'passed'],
  ] satisfies [Verdict | null, string][])('has a word for each outcome: %#', async (verdict, text) => {
    const screen = await render(panel(verdict));
    await expect.element(screen.getByText(text, { exact: true }).last()).toBeVisible();
  });

  it('shows the step while it grades', async () => {
    const screen = await render(
      panel(SCORED, { run: { status: 'submitting', step: 'Predicting 10,000 rows…' } }),
    );
    await expect.element(screen.getByText('Predicting 10,000 rows…')).toBeVisible();
    expect(screen.getByText('4', { exact: true }).elements()).toHaveLength(0);
  });

  it('passes axe in every theme, for classes and for forecasts', async () => {
    const screen = await render(panel(SCORED, { previous: PREVIOUS }));
    await expect.element(screen.getByRole('img', { name: /Pullover, taken for T-shirt/ })).toBeVisible();
    await expectAccessible(screen.container);
    await screen.rerender(forecastPanel());
    await expect.element(screen.getByText('Window 1 of 2')).toBeVisible();
    await expectAccessible(screen.container);
  });
});
