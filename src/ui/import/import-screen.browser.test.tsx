import { openApp, NARROW_SIZE } from '#ui/test-app.tsx';
import axe from 'axe-core';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';

afterEach(() => document.querySelectorAll('input[type=file]').forEach((input) => input.remove()));

async function fixture(name: string, as = name): Promise<File> {
  const response = await fetch(`/tests/fixtures/imports/${name}`);
  return new File([await response.blob()], as);
}

/** Puts files into the hidden input of a button, as the browser's dialog would. */
async function choose(...files: File[]): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('input[type=file][multiple]');
  if (input === null) throw new Error('no file input');
  await userEvent.upload(input, files);
}

async function findViolations(): Promise<string[]> {
  const { violations } = await axe.run(document.body);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

describe('the import screen', () => {
  it('goes from a zip to a data set that the data page lists, and deletes it again', async () => {
    const { screen, lab } = await openApp('/data/import');
    const main = screen.getByRole('main');
    await expect.element(screen.getByRole('heading', { name: 'Bring your own data' })).toBeVisible();
    await choose(await fixture('pictures.zip'));
    await expect.element(screen.getByRole('heading', { name: 'What was found' })).toHaveFocus();
    await expect.element(main.getByText('pictures in class folders (zip)')).toBeVisible();
    await expect.element(main.getByText(/class folder 'green' is empty/)).toBeVisible();
    await expect.element(main.getByText('25 training, 12 validation, 12 held out')).toBeVisible();
    await screen.getByLabelText('Name', { exact: true }).fill('Squares');
    await screen.getByLabelText('Size of the pictures').selectOptions('28 × 28');
    await screen.getByRole('button', { name: 'Make the data set' }).click();
    await expect.element(screen.getByRole('heading', { name: 'The data set is ready' })).toHaveFocus();
    await expect.element(main.getByText("const data = await dataset('my-squares');")).toBeVisible();
    await expect
      .poll(() => lab.ownData.store.getState().sets.map(({ id, rows }) => [id, rows]))
      .toEqual([['my-squares', 48]]);
    await screen.getByRole('link', { name: 'All data sets' }).click();
    await expect.element(screen.getByRole('link', { name: 'Squares' })).toBeVisible();
    await screen.getByRole('button', { name: 'Actions for Squares' }).click();
    await screen.getByRole('menuitem', { name: 'Delete…' }).click();
    await screen.getByRole('button', { name: 'Delete it' }).click();
    await expect.element(main.getByText(/^Nothing yet\./)).toBeVisible();
  });

  it('lets a wrong guess of the separator be set right', async () => {
    const { screen } = await openApp('/data/import');
    const main = screen.getByRole('main');
    await choose(await fixture('comma-decimals.csv'));
    await expect.element(main.getByText('CSV, separated by semicolons')).toBeVisible();
    await screen.getByLabelText('Separator').selectOptions('comma');
    await expect.element(main.getByText(/has no rows that fit its 1 columns/)).toBeVisible();
    // What was read before is still there.
    await screen.getByLabelText('The first line holds names').click();
    await expect.element(main.getByRole('rowheader', { name: 'column 1' })).toBeVisible();
  });

  it('says what is wrong with a file and stays ready for another', async () => {
    const { screen } = await openApp('/data/import');
    const main = screen.getByRole('main');
    await choose(await fixture('page.html', 'iris.csv'));
    await expect.element(main.getByText(/iris\.csv is a web page, not data/)).toBeVisible();
    await choose(await fixture('tabs.tsv'));
    await expect.element(main.getByText('CSV, separated by tabs')).toBeVisible();
  });

  it('does not make a data set of shares that do not add up', async () => {
    const { screen } = await openApp('/data/import');
    const main = screen.getByRole('main');
    await choose(await fixture('tabs.tsv'));
    await screen.getByLabelText('Training %').fill('60');
    await expect.element(main.getByText('The shares add up to 90 %. Make it 100.')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Make the data set' })).toBeDisabled();
  });

  it.each(['light', 'dark'] as const)('is accessible and fits a phone, %s', async (theme) => {
    const { screen } = await openApp('/data/import', { theme, size: NARROW_SIZE });
    const main = screen.getByRole('main');
    expect(await findViolations()).toEqual([]);
    await choose(await fixture('household.zip'));
    await expect.element(main.getByText('CSV, separated by semicolons')).toBeVisible();
    expect(await findViolations()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(NARROW_SIZE[0]);
  });
});
