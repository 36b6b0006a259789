import { page, userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '#ui/base.css';
import '#ui/tokens.css';
import type { Part } from '#core/dataset.ts';
import { fail, ok } from '#core/result.ts';
import { expectAccessible } from '#ui/panels/axe-check.ts';
import type { LoadOpenPart, LoadViewProps } from '#ui/panels/data-view.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { IMAGE_MANIFEST, IMAGE_ROWS } from '#ui/panels/sample-data.ts';
import { ImageData } from './ImageData.tsx';

const IMAGES: LoadViewProps<'image'> = {
  manifest: IMAGE_MANIFEST,
  exercise: null,
  loadPart: () => Promise.resolve(ok(IMAGE_ROWS)),
};
/** In a panel, whose width its styles ask for. */
const show = (props: LoadViewProps<'image'> = IMAGES) =>
  render(
    <div className={panelStyles.panel}>
      <ImageData {...props} />
    </div>,
  );
const sheet = (name: string | RegExp) => page.getByRole('listbox', { name });
const statusText = () => document.querySelector('[role=dialog] [role=status]')?.textContent;

describe('ImageData', () => {
  beforeEach(() => page.viewport(900, 900));

  it('shows the images of a class, with counts and mean, and the counts as a table', async () => {
    const screen = await show();
    await expect.element(screen.getByRole('img', { name: 'Mean image of Trouser' })).toBeVisible();
    // Rows 1, 4, …, 37 of 40.
    await screen.getByRole('button', { name: /Trouser 13/ }).click();
    await expect.element(sheet('13 images, Trouser')).toBeVisible();
    await screen.getByText('Counts by class').click();
    await expect.element(screen.getByRole('row', { name: 'Trouser 13 32.5 %' })).toBeVisible();
  });

  it('draws the pixels of the images', async () => {
    await show();
    await expect.element(sheet('40 images, all')).toBeVisible();
    const canvas = document.querySelector<HTMLCanvasElement>('[role=listbox] canvas');
    const drawn = () => {
      const ink = canvas?.getContext('2d')?.getImageData(0, 0, 200, 60).data;
      return new Set(ink).size;
    };
    await expect.poll(drawn).toBeGreaterThan(10);
  });

  it('goes from image to image by keys, opens one, and gives the focus back', async () => {
    await show();
    await expect.element(sheet('40 images, all')).toBeVisible();
    sheet('40 images, all').element().focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
    const option = page.getByRole('option', { name: '2 of 40: Trouser, row 1', includeHidden: true });
    await expect.element(option).toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('dialog', { name: 'Trouser' })).toBeVisible();
    expect(statusText()).toBe('Image 2 of 40 · row 1');
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(page.getByRole('dialog', { name: 'Pullover' })).toBeVisible();
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    await expect.element(page.getByRole('dialog', { name: 'T-shirt' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('listbox');
  });

  it('reads pixels by mouse and by keys', async () => {
    await show();
    await sheet('40 images, all').click({ position: { x: 10, y: 10 } });
    const picture = page.getByRole('application');
    await expect.element(picture).toBeVisible();
    picture.element().focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowDown}');
    // Place (1, 1) of row 0: value 9 · 37 mod 256 = 77, shifted by 9 mod 3 = 0.
    await expect.element(page.getByText('77 of 255 (0.302)')).toBeVisible();
    await expect.element(page.getByText(/x 1, y 1/)).toBeVisible();
    await picture.hover({ position: { x: 2, y: 2 } });
    await expect.element(page.getByText(/x 0, y 0/)).toBeVisible();
    await page.getByText('Pixel values').click();
    await expect.element(page.getByRole('row', { name: /^1 10 77/ })).toBeVisible();
  });

  it('shows nine variants of an image that change with the limits and the seed', async () => {
    const screen = await show();
    await expect.element(screen.getByRole('img', { name: 'Variant 9' })).toBeVisible();
    const read = () => pixelsOf('Variant 1');
    const first = read();
    await screen.getByRole('button', { name: /Other variants/ }).click();
    await expect.poll(() => read() === first).toBe(false);
    const rotate = screen.getByRole('slider', { name: 'Rotate' });
    rotate.element().focus();
    await userEvent.keyboard('{End}');
    await expect.element(rotate).toHaveAttribute('aria-valuetext', 'up to ±90°');
    await screen.getByText('The same in TensorFlow.js').click();
    await expect.element(screen.getByText(/within\(90\) \* Math.PI/)).toBeVisible();
  });

  it('shows the first file at once and the rest when that is small', async () => {
    const first = { ...IMAGE_ROWS, count: 30 };
    const loadPart = vi.fn<LoadOpenPart>((_, options) =>
      Promise.resolve(ok(options?.limit === undefined ? IMAGE_ROWS : first)),
    );
    await show({ ...IMAGES, manifest: withShards(1000), loadPart });
    await expect.element(sheet('40 images, all')).toBeVisible();
    expect(loadPart.mock.calls.map(([, options]) => options?.limit)).toEqual([30, undefined]);
  });

  it('leaves the rest of a large part until it is asked for', async () => {
    const loadPart = vi.fn<LoadOpenPart>((_, options) =>
      Promise.resolve(ok(options?.limit === undefined ? IMAGE_ROWS : { ...IMAGE_ROWS, count: 30 })),
    );
    const screen = await show({ ...IMAGES, manifest: withShards(9_000_000), loadPart });
    await expect.element(screen.getByText('The first 30 of 40 images.')).toBeVisible();
    expect(loadPart).toHaveBeenCalledTimes(1);
    await screen.getByRole('button', { name: 'Load all (18 MB)' }).click();
    await expect.element(sheet('40 images, all')).toBeVisible();
  });

  it('tells bytes while it loads, and a way on when that fails', async () => {
    let finish: () => void = () => undefined;
    const loadPart = vi.fn<LoadOpenPart>((_, options) => {
      options?.onProgress?.(0.5);
      return new Promise((resolve) => {
        finish = () =>
          resolve(fail({ blame: 'environment', code: 'network', message: 'The connection broke.' }));
      });
    });
    const screen = await show({ ...IMAGES, manifest: withShards(2_000_000), loadPart });
    await expect.element(screen.getByText('Loading the data: 1 MB of 2 MB')).toBeVisible();
    finish();
    await expect.element(screen.getByText('The connection broke.')).toBeVisible();
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => loadPart.mock.calls.length).toBe(2);
  });

  it('passes axe in every theme, also with an image opened', async () => {
    const screen = await show();
    await expect.element(sheet('40 images, all')).toBeVisible();
    await expectAccessible(screen.container);
    sheet('40 images, all').element().focus();
    await userEvent.keyboard('{Enter}');
    const dialog = page.getByRole('dialog');
    await expect.element(dialog).toBeVisible();
    await expectAccessible(dialog.element());
  });
});

/** Two files of pixels of this size each, with 30 and 10 rows. */
function withShards(sizeBytes: number): LoadViewProps<'image'>['manifest'] {
  const shard = { array: 'pixels', encoding: 'gzip', sizeBytes, sha256: '0'.repeat(64) } as const;
  const train: Part = {
    count: 40,
    shards: [
      { ...shard, path: 'a.bin', count: 30 },
      { ...shard, path: 'b.bin', count: 10 },
    ],
  };
  return { ...IMAGE_MANIFEST, parts: { ...IMAGE_MANIFEST.parts, train } };
}

function pixelsOf(name: string): string {
  const canvas = page.getByRole('img', { name }).element();
  return canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : '';
}
