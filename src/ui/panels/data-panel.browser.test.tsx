import { page } from 'vitest/browser';
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
    await expect.element(screen.getByText('1.0.0, npm')).toBeVisible();
  });

  it('shows the images of a class, with counts and mean', async () => {
    const screen = await render(<DataPanel {...IMAGES} />);
    await expect.element(screen.getByRole('img', { name: 'Mean image of Trouser' })).toBeVisible();
    // Rows 1, 4, …, 37 of 40.
    await screen.getByRole('button', { name: /Trouser 13/ }).click();
    await expect.element(screen.getByRole('listbox', { name: '13 images, Trouser' })).toBeVisible();
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
