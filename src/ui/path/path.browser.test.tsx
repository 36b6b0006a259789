import { page } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { dayOf } from '#session/path/days.ts';
import { NARROW_SIZE, openApp } from '#ui/test-app.tsx';

const WAIT = { timeout: 20_000 };

describe('the learning path', () => {
  it('names the next step without a plan and estimates readiness from the scores', async () => {
    await openApp('/path');
    await expect
      .element(page.getByRole('link', { name: 'Read: T1 Write/debug/run in an IDE' }), WAIT)
      .toBeVisible();
    // Cars (category 1): 5 of 5; coats (2): 3 of 5; suns (5): 0. (1 × 1 + 2 × 0.6 + 5 × 0) / 8.
    await expect.element(page.getByText('27 of 100 points; the exam asked for 90')).toBeVisible();
    await expect
      .element(page.getByRole('row', { name: /^2 Models from data sets/ }))
      .toHaveTextContent('1 of 10 of 160 %');
  });

  it('lays the path over three weeks and shows them in a calendar', async () => {
    const { lab } = await openApp('/path');
    await page.getByRole('combobox', { name: 'For' }).selectOptions('3 weeks');
    await page.getByRole('combobox', { name: 'On' }).selectOptions('every day');
    await page.getByRole('button', { name: 'Start today' }).click();
    expect(lab.study.getState().plan).toEqual({
      startedOn: dayOf(Date.now()),
      weeks: 3,
      minutesADay: 45,
      daysAWeek: 7,
    });
    await expect.element(page.getByRole('heading', { name: 'Calendar' })).toBeVisible();
    expect(document.querySelectorAll('td[aria-current=date]')).toHaveLength(1);
    expect(document.querySelectorAll('td[title]')).toHaveLength(21);
    await expect.element(page.getByText('All of the path fits into this plan.')).toBeVisible();
    // Nine pages of five minutes fill today.
    const today = page.getByRole('region', { name: 'Today' });
    expect(today.getByRole('listitem').all()).toHaveLength(9);
  });

  it('says how many steps do not fit, and which', async () => {
    const { lab } = await openApp('/path');
    await lab.setStudyPlan({
      startedOn: dayOf(Date.now() - 19 * 86_400_000),
      weeks: 3,
      minutesADay: 30,
      daysAWeek: 7,
    });
    await expect.element(page.getByText(/^\d+ steps of the path do not fit/), WAIT).toBeVisible();
    await page.getByText('What does not fit').click();
    await expect.element(page.getByRole('link', { name: 'Suns' }).first()).toBeVisible();
  });

  it('offers a new plan when the old one is over, and forgets it on request', async () => {
    const { lab } = await openApp('/path');
    await lab.setStudyPlan({ startedOn: '2020-01-06', weeks: 6, minutesADay: 60, daysAWeek: 5 });
    await expect.element(page.getByText(/^This plan ended on 16 Feb/), WAIT).toBeVisible();
    await page.getByRole('button', { name: 'Change the plan' }).click();
    await page.getByRole('button', { name: 'Begin the plan again today' }).click();
    expect(lab.study.getState().plan).toMatchObject({ startedOn: dayOf(Date.now()), weeks: 6 });
    await page.getByRole('button', { name: 'End the plan' }).click();
    expect(lab.study.getState().plan).toBeNull();
  });

  it('is reached from the menu of a phone, as are the screens behind the dots', async () => {
    await openApp('/', { size: NARROW_SIZE });
    await page.getByRole('link', { name: 'Path', exact: true }).click();
    await expect.element(page.getByRole('heading', { level: 1, name: 'Learning path' }), WAIT).toBeVisible();
    await page.getByRole('button', { name: 'More screens' }).click();
    await page.getByRole('menuitem', { name: 'Resources' }).click();
    await expect.element(page.getByRole('heading', { level: 1, name: 'Resources' }), WAIT).toBeVisible();
  });
});
