import { page, userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import '#ui/base.css';
import '#ui/tokens.css';
import { expectAccessible } from './axe-check.ts';
import panelStyles from './panels.module.css';
import { BIRD_MANIFEST, BIRD_ROWS } from './sample-tables.ts';
import { TABLE_MANIFEST, TABLE_ROWS } from './sample-data.ts';
import { TableData } from './TableData.tsx';

const showBirds = () =>
  render(
    <div className={panelStyles.panel}>
      <TableData manifest={BIRD_MANIFEST} rows={BIRD_ROWS} />
    </div>,
  );

describe('TableData', () => {
  beforeEach(() => page.viewport(1024, 900));

  it('describes numbers, categories and what is missing', async () => {
    const screen = await showBirds();
    await expect
      .element(screen.getByText('2 columns of numbers, 2 of categories, 3 values are missing.'))
      .toBeVisible();
    // 30, 32, 40, 42, 50 and one missing: quartiles at places 1 and 3.
    await expect
      .element(screen.getByRole('row', { name: 'bill mm 5 1 38.8 7.222 30 32 40 42 50' }))
      .toBeVisible();
    await expect.element(screen.getByRole('row', { name: 'island Dream 3, Biscoe 2 1' })).toBeVisible();
    await expect
      .element(screen.getByRole('row', { name: /^species target Adelie 3, Gentoo 3 0/ }))
      .toBeVisible();
  });

  it('draws one column by class, or the counts of a category', async () => {
    const screen = await showBirds();
    await expect.element(screen.getByRole('img', { name: 'Distribution of bill by species' })).toBeVisible();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Column', exact: true }), 'island');
    await expect.element(screen.getByRole('table', { name: 'Distribution of island' })).toBeVisible();
    await expect.element(screen.getByText(/1 of 6 values \(16.7 %\) missing/)).toBeVisible();
  });

  it('plots the pair of columns that is asked for', async () => {
    const screen = await render(
      <div className={panelStyles.panel}>
        <TableData manifest={TABLE_MANIFEST} rows={TABLE_ROWS} />
      </div>,
    );
    await expect
      .element(screen.getByRole('img', { name: /^economy against weight for 40 rows/ }))
      .toBeVisible();
    await screen.getByRole('button', { name: 'Plot weight and year' }).click();
    await expect.element(screen.getByRole('img', { name: /^year against weight for 40 rows/ })).toBeVisible();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Colour by' }), 'economy');
    await screen.getByText('Points').click();
    await expect.element(screen.getByRole('columnheader', { name: 'economy' }).first()).toBeVisible();
  });

  it('gives the correlations as a table', async () => {
    const screen = await showBirds();
    const table = screen.getByRole('table', { name: 'Correlation of each pair of columns' });
    // Five rows have both: mass is 100 × bill.
    await expect.element(table.getByRole('row', { name: 'mass 1.00 1.00' })).toBeVisible();
  });

  it('sorts and pages the rows by keyboard, the missing last', async () => {
    const screen = await showBirds();
    const firstRow = () =>
      screen.getByRole('table', { name: 'Rows', exact: true }).getByRole('row').nth(1).element().textContent;
    expect(firstRow()).toBe('030Dream3,000Adelie');
    screen.getByRole('button', { name: 'bill', exact: true }).element().focus();
    await userEvent.keyboard('{Enter}{Enter}');
    await expect.poll(firstRow).toBe('450Biscoe5,000Gentoo');
    await expect
      .element(screen.getByRole('columnheader', { name: /bill/ }).last())
      .toHaveAttribute('aria-sort', 'descending');
    await expect.element(screen.getByRole('row', { name: /^5 – / })).toBeVisible();
  });

  it('shows the rows as CSV', async () => {
    const screen = await showBirds();
    await screen.getByText('As CSV').click();
    const text = screen.getByRole('group', { name: 'As CSV' }).element().textContent;
    expect(text.split('\n').slice(0, 3)).toEqual([
      'bill,island,mass,species',
      '30,Dream,3000,Adelie',
      '32,Dream,3200,Adelie',
    ]);
    expect(text).toContain('\n,,4500,Gentoo\n');
  });

  it('passes axe in every theme, and does not widen a phone', async () => {
    await page.viewport(390, 800);
    const screen = await showBirds();
    await screen.getByText('As CSV').click();
    await expectAccessible(screen.container);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });
});
