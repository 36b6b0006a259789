import { page, userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import '#ui/base.css';
import '#ui/tokens.css';
import type { Exercise } from '#core/exercise.ts';
import { ok } from '#core/result.ts';
import { expectAccessible } from './axe-check.ts';
import type { ManifestOf, RowsOf } from './data-view.ts';
import panelStyles from './panels.module.css';
import { SERIES_EXERCISE, SERIES_MANIFEST, SERIES_ROWS } from './sample-data.ts';
import { SeriesData } from './SeriesData.tsx';

const SPOTS: ManifestOf<'series'> = {
  ...SERIES_MANIFEST,
  parts: {
    train: { count: 300, shards: [] },
    validation: { count: 300, shards: [] },
    heldOut: { count: 30, shards: [] },
  },
};
const showSpots = (exercise: Exercise | null = SERIES_EXERCISE) =>
  render(
    <div className={panelStyles.panel}>
      <SeriesData manifest={SPOTS} exercise={exercise} loadPart={() => Promise.resolve(ok(SERIES_ROWS))} />
    </div>,
  );

/** Two columns by the hour; the first repeats each day, and a day is missing after row 96 of training. */
const HOURS = 240;
const AIR: ManifestOf<'series'> = {
  ...SERIES_MANIFEST,
  columns: ['nox', 'wind'].map((name) => ({
    kind: 'number',
    name,
    unit: 'ppb',
    description: '',
    mean: 0,
    standardDeviation: 1,
  })),
  start: '2004-01-05T00:00',
  step: 'hour',
  parts: {
    train: { count: HOURS, shards: [], breaks: [{ row: 96, at: '2004-01-10T00:00' }] },
    validation: { count: HOURS, shards: [] },
    heldOut: { count: 10, shards: [] },
  },
};
const AIR_ROWS: RowsOf<'series'> = {
  kind: 'series',
  count: HOURS,
  values: Float32Array.from({ length: 2 * HOURS }, (_, at) =>
    at % 2 === 0 ? Math.sin((Math.PI * (at / 2)) / 12) : at % 7,
  ),
  breaks: [96],
};
const showAir = () =>
  render(
    <div className={panelStyles.panel}>
      <SeriesData manifest={AIR} exercise={null} loadPart={() => Promise.resolve(ok(AIR_ROWS))} />
    </div>,
  );

describe('SeriesData', () => {
  beforeEach(() => page.viewport(1024, 900));

  it('plots both parts, and moves and zooms by keyboard', async () => {
    const screen = await showSpots();
    const shown = screen.getByRole('status').first();
    await expect.element(shown).toHaveTextContent('1749-01 to 1798-12: 600 of 600 rows');
    screen.getByRole('application').element().focus();
    // Half of 599 steps, around the middle: 149.75 to 449.25.
    await userEvent.keyboard('+');
    await expect.element(shown).toHaveTextContent('1761-07 to 1786-06: 300 of 600 rows');
    await userEvent.keyboard('{Home}');
    await expect.element(shown).toHaveTextContent('1749-01 to 1774-01: 300 of 600 rows');
    await userEvent.keyboard('0');
    await expect.element(shown).toHaveTextContent('600 of 600 rows');
  });

  it('moves and zooms by mouse and by buttons', async () => {
    const screen = await showSpots();
    const shown = screen.getByRole('status').first();
    const plot = screen.getByRole('application').element();
    const { left, width, top } = plot.getBoundingClientRect();
    const at = (type: string, x: number, buttons = 1) =>
      plot.dispatchEvent(
        new PointerEvent(type, { clientX: x, clientY: top + 60, pointerId: 1, buttons, bubbles: true }),
      );
    await screen.getByRole('button', { name: 'Zoom in' }).click();
    await expect.element(shown).toHaveTextContent('300 of 600 rows');
    // Capture needs a pointer that the browser knows; here it is only told of one.
    plot.setPointerCapture = () => undefined;
    at('pointerdown', left + width / 2);
    at('pointermove', left + width);
    at('pointerup', left + width);
    await expect.element(shown).toHaveTextContent(/^1749-0/);
    plot.dispatchEvent(
      new WheelEvent('wheel', {
        clientX: left + 46,
        deltaY: -70,
        ctrlKey: true,
        bubbles: true,
        cancelable: true,
      }),
    );
    await expect.element(shown).toHaveTextContent(/^1749-0.* to 176.*: 1\d\d of 600 rows/);
    await screen.getByRole('button', { name: 'All' }).click();
    await expect.element(shown).toHaveTextContent('600 of 600 rows');
  });

  it('moves a window by keyboard, and changes its lengths', async () => {
    const screen = await showSpots();
    const slider = screen.getByRole('slider');
    // 300 values less 60 + 12 leave 228 places: January 1768.
    await expect.element(slider).toHaveAttribute('aria-valuetext', '1768-01');
    slider.element().focus();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(slider).toHaveAttribute('aria-valuetext', '1767-12');
    await expect.element(screen.getByText(/Training has 229 such windows/)).toBeVisible();
    await screen.getByRole('spinbutton', { name: 'Input steps' }).fill('24');
    await expect.element(screen.getByText(/Training has 265 such windows/)).toBeVisible();
    await expect.element(screen.getByRole('img', { name: /One window: 24 steps of input/ })).toBeVisible();
    await screen.getByRole('button', { name: 'As the exercise has it' }).click();
    await expect.element(screen.getByText(/Training has 229 such windows/)).toBeVisible();
    await screen.getByRole('spinbutton', { name: 'Input steps' }).fill('400');
    await expect.element(screen.getByText(/No stretch of training is long enough/)).toBeVisible();
  });

  it('leaves gaps in time open and lets no window cross one', async () => {
    const screen = await showAir();
    await expect.element(screen.getByText(/1 gap in time/)).toBeVisible();
    // 240 + 240 hours and the missing day: to 2004-01-25 23:00.
    await expect
      .element(screen.getByRole('status').first())
      .toHaveTextContent('2004-01-05 00:00 to 2004-01-25 23:00: 480 of 480 rows');
    const strokes = () =>
      document.querySelector('[role="application"] [role="img"] path[data-colour="1"]')?.getAttribute('d') ??
      '';
    await expect.poll(() => strokes().match(/M/g)).toHaveLength(2);
    // 48 + 24 hours: 96 − 71 windows before the gap and 144 − 71 after.
    await expect.element(screen.getByText(/Training has 98 such windows/)).toBeVisible();
  });

  it('plots the columns that are chosen, one at least', async () => {
    const screen = await showAir();
    const plots = () => screen.getByRole('application').getByRole('img').elements().length;
    await expect.poll(plots).toBe(1);
    const columns = screen.getByRole('group', { name: 'Columns shown' });
    await columns.getByRole('button', { name: 'wind' }).click();
    await expect.poll(plots).toBe(2);
    await columns.getByRole('button', { name: 'nox' }).click();
    await columns.getByRole('button', { name: 'wind' }).click();
    await expect.poll(plots).toBe(1);
  });

  it('finds the season and the lag of a daily wave', async () => {
    const screen = await showAir();
    await expect.element(screen.getByText(/^The phase explains 100 % of the variance/)).toBeVisible();
    await expect.element(screen.getByText(/Strongest peaks: lag 24 /).last()).toBeVisible();
    await screen.getByText('Numbers by phase').click();
    await expect.element(screen.getByRole('row', { name: /^06:00 1 0 10$/ })).toBeVisible();
  });

  it('tells the numbers of what is shown', async () => {
    const screen = await showSpots();
    await screen.getByText('Numbers of the stretch shown').click();
    await expect.element(screen.getByText('1–25 of 600')).toBeVisible();
    await screen.getByRole('button', { name: 'Last rows' }).click();
    await expect.element(screen.getByRole('row', { name: /^1798-12 Validation/ })).toBeVisible();
  });

  it('passes axe in every theme, and does not widen a phone', async () => {
    await page.viewport(390, 800);
    const screen = await showAir();
    await expect.element(screen.getByText(/Strongest peaks/).last()).toBeVisible();
    await expectAccessible(screen.container);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });
});
