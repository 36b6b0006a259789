import { page, userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '#ui/base.css';
import '#ui/tokens.css';
import { fail, ok } from '#core/result.ts';
import { expectAccessible } from './axe-check.ts';
import { DataPanel, type DataPanelProps } from './DataPanel.tsx';
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
  TEXT_EXERCISE,
  TEXT_MANIFEST,
  TEXT_ROWS,
} from './sample-data.ts';

const IMAGES: DataPanelProps = {
  manifest: IMAGE_MANIFEST,
  exercise: EXERCISE,
  loadPart: () => Promise.resolve(ok(IMAGE_ROWS)),
};
const TEXTS: DataPanelProps = {
  manifest: TEXT_MANIFEST,
  exercise: TEXT_EXERCISE,
  loadPart: () => Promise.resolve(ok(TEXT_ROWS)),
};
const TABLE: DataPanelProps = {
  manifest: TABLE_MANIFEST,
  exercise: TABLE_EXERCISE,
  loadPart: () => Promise.resolve(ok(TABLE_ROWS)),
};
const SERIES: DataPanelProps = {
  manifest: SERIES_MANIFEST,
  exercise: SERIES_EXERCISE,
  loadPart: () => Promise.resolve(ok(SERIES_ROWS)),
};

describe('DataPanel', () => {
  beforeEach(() => page.viewport(440, 900));

  it('says where the data come from', async () => {
    const screen = await render(<DataPanel {...IMAGES} />);
    await expect.element(screen.getByText('Real data')).toBeVisible();
    await expect.element(screen.getByText('40 training, 10 validation, 30 held out')).toBeVisible();
    await expect.element(screen.getByText('pictures 1.0.0 (npm)')).toBeVisible();
  });

  it('shows the images of a class, with counts and mean', async () => {
    const screen = await render(<DataPanel {...IMAGES} />);
    await expect.element(screen.getByRole('img', { name: 'Mean image of Trouser' })).toBeVisible();
    // Rows 1, 4, …, 37 of 40.
    await screen.getByRole('button', { name: /Trouser 13/ }).click();
    await expect.element(screen.getByRole('group', { name: '13 images, Trouser.' })).toBeVisible();
  });

  it('asks for some images first and for all on demand', async () => {
    const loadPart = vi.fn<DataPanelProps['loadPart']>((_, options) =>
      Promise.resolve(ok({ ...IMAGE_ROWS, count: options?.limit === undefined ? 40 : 30 })),
    );
    const screen = await render(<DataPanel {...IMAGES} loadPart={loadPart} />);
    await expect.element(screen.getByText('The first 30 of 40 rows.')).toBeVisible();
    expect(loadPart.mock.lastCall?.[1]?.limit).toBe(5000);
    await screen.getByRole('button', { name: 'Load all' }).click();
    await expect.poll(() => loadPart.mock.lastCall?.[1]?.limit).toBe(undefined);
  });

  it("shows a text's token ids as the exercise encodes them", async () => {
    const screen = await render(<DataPanel {...TEXTS} />);
    await screen.getByText('Token ids').nth(1).click();
    // 'A good film, number 1.': good is id 4, film 3; the rest lies outside the vocabulary of 5 ids.
    await expect
      .poll(() => [...document.querySelectorAll('code')].map((code) => code.textContent))
      .toEqual(['1', '4', '3', '1', '1']);
    await expect.element(screen.getByText('then 7 zeros')).toBeVisible();
  });

  it('describes the columns of a table and plots one against the target', async () => {
    const screen = await render(<DataPanel {...TABLE} />);
    await expect.element(screen.getByRole('row', { name: 'weight kg 1,200 300 800 1,814' })).toBeVisible();
    await userEvent.selectOptions(screen.getByRole('combobox'), 'year');
    await expect.element(screen.getByRole('img', { name: 'economy against year' })).toBeVisible();
  });

  it('plots a series with its splits, and moves a window by keyboard', async () => {
    const screen = await render(<DataPanel {...SERIES} />);
    await expect.element(screen.getByRole('img', { name: /sunspots from 1749-01 to 1798-12/ })).toBeVisible();
    const slider = screen.getByRole('slider');
    // 300 values less 60 + 12 leave 228 places: January 1768.
    await expect.element(slider).toHaveAttribute('aria-valuetext', '1768-01');
    slider.element().focus();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(slider).toHaveAttribute('aria-valuetext', '1767-12');
  });

  it('shows progress while it loads, and a way on when that fails', async () => {
    let finish: () => void = () => undefined;
    const loadPart = vi.fn<DataPanelProps['loadPart']>((_, options) => {
      options?.onProgress?.(0.4);
      return new Promise((resolve) => {
        finish = () =>
          resolve(fail({ blame: 'environment', code: 'network', message: 'The connection broke.' }));
      });
    });
    const screen = await render(<DataPanel {...IMAGES} loadPart={loadPart} />);
    await expect.element(screen.getByText('Loading the data: 40 %')).toBeVisible();
    finish();
    await expect.element(screen.getByText('The connection broke.')).toBeVisible();
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => loadPart.mock.calls.length).toBe(2);
  });

  it.each([
    ['images', IMAGES],
    ['texts', TEXTS],
    ['a table', TABLE],
    ['a series', SERIES],
  ])('passes axe in every theme with %s', async (_, props) => {
    const screen = await render(<DataPanel {...props} />);
    await expect.poll(() => screen.getByRole('progressbar').elements()).toHaveLength(0);
    await expectAccessible(screen.container);
  });
});
