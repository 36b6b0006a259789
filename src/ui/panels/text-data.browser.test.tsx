import { page, userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import '#ui/base.css';
import '#ui/tokens.css';
import type { Exercise } from '#core/exercise.ts';
import { expectAccessible } from './axe-check.ts';
import { CorpusData } from './CorpusData.tsx';
import type { ManifestOf, RowsOf } from './data-view.ts';
import panelStyles from './panels.module.css';
import { TEXT_EXERCISE, TEXT_MANIFEST, TEXT_ROWS } from './sample-data.ts';
import { TextData } from './TextData.tsx';

const showTexts = (exercise: Exercise | null = TEXT_EXERCISE) =>
  render(
    <div className={panelStyles.panel}>
      <TextData manifest={TEXT_MANIFEST} rows={TEXT_ROWS} exercise={exercise} />
    </div>,
  );

/** Ids of the list that holds the words of the token lab, the last one shown. */
const idsShown = (): string[] =>
  [...([...document.querySelectorAll('ul:has(code)')].at(-1)?.querySelectorAll('code') ?? [])].map(
    (code) => code.textContent,
  );

describe('TextData', () => {
  beforeEach(() => page.viewport(1024, 900));

  it('finds texts by class and by their words', async () => {
    const screen = await showTexts();
    await screen.getByRole('button', { name: 'positive 6' }).click();
    await expect.element(screen.getByText('1–6 of 6')).toBeVisible();
    await screen.getByRole('searchbox', { name: 'Search' }).fill('NUMBER 1');
    // Numbers 1 and 11.
    await expect.element(screen.getByText('1–2 of 2')).toBeVisible();
    await expect.poll(() => document.querySelectorAll('mark').length).toBe(2);
    await screen.getByRole('searchbox', { name: 'Search' }).fill('zebra');
    await expect.element(screen.getByText('No text has ‘zebra’. Try fewer letters.')).toBeVisible();
  });

  it('pages through them', async () => {
    const screen = await showTexts();
    await expect.element(screen.getByText('1–8 of 12')).toBeVisible();
    await screen.getByRole('button', { name: 'Next samples' }).click();
    await expect.element(screen.getByText('9–12 of 12')).toBeVisible();
    await expect
      .element(screen.getByRole('button', { name: 'Next samples' }))
      .toHaveAttribute('aria-disabled', 'true');
  });

  it('counts words: lengths, vocabulary, what is unknown', async () => {
    const screen = await showTexts();
    // 'A good film, number 1.' has five words, 'The film … was bad.' four to fourteen: 4 5 6 5 8 5 10 5 12 5 14 5.
    await expect
      .element(screen.getByText(/Half have at most 5 words, 95 % at most 14; the longest has 14\./).last())
      .toBeVisible();
    await expect.element(screen.getByText(/^84 words, 14 of them different/)).toBeVisible();
    // Known are the, film, good and bad: 6 + 12 + 6 + 6 of 84.
    await expect.element(screen.getByRole('row', { name: '6 64.3 %' })).toBeVisible();
  });

  it('names the words that mark a class', async () => {
    const screen = await showTexts();
    const positive = screen.getByRole('table', { name: 'Telling of positive' });
    await expect.element(positive.getByRole('rowheader', { name: 'good' })).toBeVisible();
    expect(positive.getByRole('rowheader', { name: 'bad' }).elements()).toEqual([]);
    const negative = screen.getByRole('table', { name: 'Telling of negative' });
    await expect.element(negative.getByRole('rowheader', { name: 'really' })).toBeVisible();
  });

  it('gives the ids that the exercise gives, and those that other settings would', async () => {
    const screen = await showTexts();
    await screen.getByRole('textbox', { name: 'Text' }).fill('A GOOD film about the film');
    // Of five ids: good is 4, film 3, the 2; the rest is unknown; length 12.
    await expect.poll(idsShown).toEqual(['1 <OOV>', '4', '3', '1 <OOV>', '2', '3', '0 × 6']);
    await screen.getByRole('spinbutton', { name: 'Length' }).fill('4');
    await screen.getByRole('group', { name: 'Cutting' }).getByRole('button', { name: 'before' }).click();
    await expect.poll(idsShown).toEqual(['3', '1 <OOV>', '2', '3']);
    await expect.element(screen.getByText('6 words: 1 <OOV>, 2 cut, 0 zeros of padding.')).toBeVisible();
    await screen.getByRole('button', { name: 'As the exercise has it' }).click();
    await screen.getByRole('group', { name: 'Padding' }).getByRole('button', { name: 'before' }).click();
    await expect.poll(idsShown).toEqual(['0 × 6', '1 <OOV>', '4', '3', '1 <OOV>', '2', '3']);
  });

  it('passes axe in every theme, and does not widen a phone', async () => {
    await page.viewport(390, 800);
    const screen = await showTexts(null);
    await expect.element(screen.getByText('Most telling words')).toBeVisible();
    await screen.getByText('Token ids').first().click();
    await expect.poll(() => document.body.textContent.includes('Counting')).toBe(false);
    await expectAccessible(screen.container);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });
});

const CORPUS: ManifestOf<'corpus'> = {
  ...TEXT_MANIFEST,
  kind: 'corpus',
  unit: 'line',
  vocabulary: ['the', 'rose', 'is'],
};
const LINES: RowsOf<'corpus'> = {
  kind: 'corpus',
  count: 60,
  texts: Array.from({ length: 60 }, (_, index) => `The rose is a rose, line ${index + 1}.`),
};

describe('CorpusData', () => {
  beforeEach(() => page.viewport(1024, 900));
  const show = () =>
    render(
      <div className={panelStyles.panel}>
        <CorpusData manifest={CORPUS} rows={LINES} exercise={null} />
      </div>,
    );

  it('is read by pages, and on from a line that was found', async () => {
    const screen = await show();
    await expect.element(screen.getByText('1–28 of 60')).toBeVisible();
    await screen.getByRole('searchbox').fill('line 57.');
    await screen.getByRole('button', { name: 'Read on from 57' }).click();
    await expect.element(screen.getByText('57–60 of 60')).toBeVisible();
    await screen.getByRole('spinbutton', { name: 'Line' }).fill('30');
    await expect.element(screen.getByText('29–56 of 60')).toBeVisible();
  });

  it('counts words and runs of words', async () => {
    const screen = await show();
    // 60 × 7 words, rose twice in each.
    await expect.element(screen.getByRole('row', { name: 'rose 120 (28.6 %)' })).toBeVisible();
    await screen.getByRole('checkbox').click();
    await expect
      .poll(() => screen.getByRole('rowheader', { name: 'the', exact: true }).elements())
      .toEqual([]);
    await expect.element(screen.getByRole('row', { name: 'the rose 60' })).toBeVisible();
    await screen.getByRole('button', { name: 'Three' }).click();
    await expect.element(screen.getByRole('row', { name: 'a rose line 60' })).toBeVisible();
    await expect
      .element(screen.getByRole('img', { name: /^Frequency of 65 words against their rank/ }))
      .toBeVisible();
  });

  it('passes axe in every theme, and does not widen a phone', async () => {
    await page.viewport(390, 800);
    const screen = await show();
    await userEvent.tab();
    await expect.poll(() => document.body.textContent.includes('Counting')).toBe(false);
    await expectAccessible(screen.container);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });
});
