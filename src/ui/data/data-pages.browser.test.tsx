import { page, userEvent } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '#core/result.ts';
import { expectAccessible } from '#ui/panels/axe-check.ts';
import { IMAGE_ROWS } from '#ui/panels/sample-data.ts';
import { NARROW_SIZE, openApp } from '#ui/test-app.tsx';
import { SAMPLE_INDEX, SAMPLE_MANIFEST } from '#ui/test-data.ts';
import { type TestLab, createTestLab } from '#ui/test-lab.ts';

const WAIT = { timeout: 20_000 };
const title = (name: string) => page.getByRole('heading', { level: 1, name });
const NETWORK = { blame: 'environment', code: 'network', message: 'The host did not answer.' } as const;

const withRows = (): TestLab => ({
  ...createTestLab(),
  loadManifest: () =>
    Promise.resolve(ok({ ...SAMPLE_MANIFEST, shape: [8, 8, 1] as [number, number, number] })),
  loadPart: () => Promise.resolve(ok(IMAGE_ROWS)),
});

describe('the catalogue of data', () => {
  it('is reached from the header and lists every set with its origin and size', async () => {
    await openApp('/');
    await page.getByRole('link', { name: 'Data', exact: true }).click();
    await expect.element(title('Data'), WAIT).toBeVisible();
    await expect.element(page.getByText('3 data sets')).toBeVisible();
    await expect.element(page.getByText('28 × 28 × 1 · 3 classes')).toBeVisible();
    await expect.element(page.getByRole('listitem').getByText('generated', { exact: true })).toBeVisible();
    await expect.element(page.getByText('Images · used in 3 exercises')).toBeVisible();
  });

  it('finds by kind and by words, and shows all again', async () => {
    await openApp('/data');
    await page.getByRole('radio', { name: 'Tables' }).click();
    await expect.element(page.getByText('1 of 3 data sets')).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search' }).fill('piano');
    await expect.element(page.getByText('No data set matches.')).toBeVisible();
    await page.getByRole('button', { name: 'Show all data sets' }).click();
    await expect.element(page.getByText('3 data sets')).toBeVisible();
  });

  it('offers to try again when the list cannot be fetched', async () => {
    let isOnline = false;
    const lab: TestLab = {
      ...createTestLab(),
      loadDatasetIndex: () => Promise.resolve(isOnline ? ok(SAMPLE_INDEX) : fail(NETWORK)),
    };
    await openApp('/data', { lab });
    await expect.element(page.getByText('The host did not answer.'), WAIT).toBeVisible();
    isOnline = true;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByText('3 data sets')).toBeVisible();
  });
});

describe('the page of a data set', () => {
  it('shows its rows, how to use it, who uses it and where it comes from', async () => {
    await openApp('/data/clothes', { lab: withRows() });
    await expect.element(title('Clothes'), WAIT).toBeVisible();
    await expect.element(page.getByRole('listbox', { name: '40 images, all' }), WAIT).toBeVisible();
    await expect.element(page.getByText("await dataset('clothes');")).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Coats and shoes' })).toBeVisible();
    await expect.element(page.getByText('Nobody in particular')).toBeVisible();
    await expect.poll(() => document.title).toBe('Clothes · Tensor Dojo');
  });

  it('says that an address names no data set', async () => {
    await openApp('/data/no-such-set');
    await expect
      .element(page.getByText(/There is no data set 'no-such-set' on this site/), WAIT)
      .toBeVisible();
    await expect.element(page.getByRole('link', { name: 'All data' })).toBeVisible();
  });

  it('shows a model by its card, sizes and layers', async () => {
    const [summary] = SAMPLE_INDEX;
    const lab: TestLab = {
      ...createTestLab(),
      loadDatasetIndex: () =>
        Promise.resolve(ok(summary === undefined ? [] : [{ ...summary, id: 'net', kind: 'model' as const }])),
      loadModelCard: () =>
        Promise.resolve(
          ok({
            manifest: {
              ...SAMPLE_MANIFEST,
              kind: 'model' as const,
              id: 'net',
              title: 'Little net',
              origin: 'real' as const,
              trainedOn: 'Pictures of cats.',
              input: '[batch, 96, 96, 3]',
              variants: [{ id: 'whole', title: 'Whole', parameters: 112, features: '4', files: [] }],
            },
            layers: { whole: [{ name: 'conv', kind: 'Conv2D', parameters: 112, weights: ['bias [4]'] }] },
          }),
        ),
    };
    await openApp('/data/net', { lab });
    await expect.element(title('Little net'), WAIT).toBeVisible();
    await expect.element(page.getByText('Pictures of cats.')).toBeVisible();
    await page.getByText('Whole: 1 layer').click();
    await expect.element(page.getByRole('row', { name: 'conv Conv2D bias [4] 112' })).toBeVisible();
    await expectAccessible(page.getByRole('main').element());
  });

  it.each(['/data', '/data/clothes'])('passes axe on %s and fits a phone', async (path) => {
    await openApp(path, { lab: withRows(), size: NARROW_SIZE });
    await expect.element(page.getByRole('heading', { level: 1 }), WAIT).toBeVisible();
    await expect.poll(() => page.getByRole('progressbar').elements(), WAIT).toHaveLength(0);
    await expectAccessible(page.getByRole('main').element());
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(NARROW_SIZE[0]);
    expect(document.querySelector('main')?.scrollWidth).toBeLessThanOrEqual(NARROW_SIZE[0]);
  });
});

describe('the palette', () => {
  it('goes to a data set by a few letters of its title', async () => {
    await openApp('/', { lab: withRows() });
    await userEvent.keyboard('{Control>}k{/Control}');
    await expect.element(page.getByRole('dialog', { name: 'Commands' }), WAIT).toBeVisible();
    await userEvent.keyboard('clothes');
    await expect.element(page.getByRole('option', { name: /Clothes/ })).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(title('Clothes'), WAIT).toBeVisible();
  });
});
