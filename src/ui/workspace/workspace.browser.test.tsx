import { page, userEvent } from 'vitest/browser';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunState } from '#session/state.ts';
import { NARROW_SIZE, openApp } from '#ui/test-app.tsx';
import { SAMPLE_STATE, SCORED, sampleRun } from '#ui/test-data.ts';
import { createTestLab } from '#ui/test-lab.ts';

const WAIT = { timeout: 30_000 };
const RUNNING: RunState = {
  status: 'running',
  progress: { fit: 1, epoch: 2, epochs: 4, batch: 0, batches: 10, remainingMs: 9_000 },
  live: [],
  memory: { tensors: 142, sizeBytes: 61_000_000 },
  silentMs: 0,
  foreseen: [],
  isStopping: false,
};
const polite = () => document.querySelector('[data-announcer=polite]')?.textContent;
const selectedTab = () =>
  document.querySelector('[data-pane=results] [role=tab][aria-selected=true]')?.textContent;

beforeAll(async () => {
  await import('#ui/editor/MonacoEditor.tsx');
}, 180_000);

async function open(size?: readonly [number, number]) {
  const opened = await openApp('/exercise/coats', size === undefined ? {} : { size });
  await expect.element(page.getByRole('heading', { level: 1, name: 'Coats and shoes' }), WAIT).toBeVisible();
  return opened.lab;
}

describe('the workspace', () => {
  it('runs, submits and stops by keys, and never starts a second run', async () => {
    const lab = await open();
    expect(lab.calls).toEqual([]);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await userEvent.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    expect(lab.calls).toEqual(['run', 'submit']);
    lab.workspace.setState({ run: RUNNING });
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await userEvent.keyboard('{Control>}{Shift>}.{/Shift}{/Control}');
    expect(lab.calls).toEqual(['run', 'submit', 'stop']);
  });

  it('turns to the curves, then to the verdict, speaks the score and leaves the focus alone', async () => {
    const lab = await open();
    const seed = page.getByRole('textbox', { name: 'Seed' });
    seed.element().focus();
    lab.workspace.setState({ run: { status: 'preparing', step: 'Loading…', fraction: null } });
    await expect.poll(selectedTab).toBe('Training');
    lab.workspace.setState({ run: RUNNING });
    await expect.element(page.getByText('142 tensors · 61 MB')).toBeVisible();
    await expect.poll(() => document.title).toBe('25 % · Coats and shoes · Tensor Dojo');
    lab.workspace.setState({ run: { status: 'submitting', step: 'Grading…' } });
    lab.workspace.setState({
      run: { status: 'ended' },
      current: sampleRun({ id: 'run-3', number: 3, verdict: SCORED }),
    });
    await expect.poll(selectedTab).toContain('Verdict');
    await expect.poll(polite).toContain('Score 3 of 5.');
    expect(document.activeElement).toBe(seed.element());
  });

  it('keeps the keyboard’s place when the run ends under the Stop button', async () => {
    const lab = await open();
    lab.workspace.setState({ run: RUNNING });
    const stop = page.getByRole('button', { name: 'Stop', exact: true });
    await expect.element(stop).toBeEnabled();
    stop.element().focus();
    lab.workspace.setState({ run: { status: 'ended' } });
    await expect.poll(() => document.activeElement?.textContent).toContain('Run');
  });

  it('opens hints one at a time', async () => {
    await open();
    await page.getByRole('button', { name: 'Open hint 1 of 2' }).click();
    await expect.element(page.getByText('Start with one convolution.')).toBeVisible();
    expect(page.getByText('Flatten before the last layer.').query()).toBeNull();
    await page.getByRole('button', { name: 'Open hint 2 of 2' }).click();
    await expect.element(page.getByText('Flatten before the last layer.')).toBeVisible();
  });

  it('takes a seed that is a whole number and puts anything else back', async () => {
    const lab = await open();
    const seed = page.getByRole('textbox', { name: 'Seed' });
    await seed.fill('12.5');
    await expect.element(seed).toHaveAttribute('aria-invalid', 'true');
    await userEvent.keyboard('{Enter}');
    await expect.element(seed).toHaveValue('7');
    await seed.fill('42');
    await userEvent.keyboard('{Enter}');
    expect(lab.workspace.getState().seed).toBe(42);
  });

  it('puts the starter back and offers the way back', async () => {
    const lab = await open();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Put the starter back' }).click();
    expect(lab.workspace.getState().code).toBe(SAMPLE_STATE.texts.starter);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(lab.workspace.getState().code).toBe(SAMPLE_STATE.code);
  });

  it('asks before it deletes an attempt', async () => {
    const lab = await open();
    await page.getByRole('button', { name: 'Actions for attempt 1' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await expect.element(page.getByRole('alertdialog', { name: 'Delete attempt 1?' })).toBeVisible();
    expect(document.activeElement?.textContent).toBe('Cancel');
    await userEvent.keyboard('{Enter}');
    expect(lab.calls).toEqual([]);
    await page.getByRole('button', { name: 'Actions for attempt 1' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    expect(lab.calls).toEqual(['deleteAttempt run-1']);
  });

  it('offers to go on with a run that did not finish, and starts nothing by itself', async () => {
    const lab = createTestLab();
    lab.workspace.setState({
      interrupted: { run: sampleRun({ number: 4, status: 'interrupted' }), canResume: true },
    });
    await openApp('/exercise/coats', { lab });
    await expect.element(page.getByText(/Run 4 did not finish.*epoch 3/), WAIT).toBeVisible();
    expect(lab.calls).toEqual([]);
    await page.getByRole('button', { name: 'Resume' }).click();
    expect(lab.calls).toEqual(['resume']);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(page.getByText(/did not finish/).query()).toBeNull();
  });

  it('lets the learner choose between the texts of two tabs', async () => {
    const lab = await open();
    lab.workspace.setState({ save: { status: 'conflict', theirs: 'let theirs = 1;', at: 0 } });
    await page.getByRole('button', { name: 'See the difference' }).click();
    await expect.element(page.getByRole('button', { name: 'their text', pressed: true })).toBeVisible();
    await page.getByRole('button', { name: 'Take theirs' }).click();
    expect(lab.calls).toEqual(['resolveConflict theirs']);
  });

  it('walks the panes by F6, and hides what is folded away from the keyboard too', async () => {
    await open();
    await userEvent.keyboard('{F6}');
    await expect
      .poll(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane'))
      .toBe('task');
    await userEvent.keyboard('{Shift>}{F6}{/Shift}');
    await expect
      .poll(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane'))
      .toBe('results');
    await userEvent.keyboard('{Control>}b{/Control}');
    await expect.poll(() => document.querySelector<HTMLElement>('[data-pane=task]')?.inert).toBe(true);
    await userEvent.keyboard('{Control>}b{/Control}');
    await expect.poll(() => document.querySelector<HTMLElement>('[data-pane=task]')?.inert).toBe(false);
  });

  it('resizes a pane by arrow keys', async () => {
    await open();
    const separator = page.getByRole('separator', { name: 'Width of the task' });
    const width = () => document.querySelector<HTMLElement>('[data-pane=task]')?.offsetWidth ?? 0;
    const before = width();
    separator.element().focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await expect.poll(width).toBeGreaterThan(before);
  });

  it('serves a narrow screen: one pane at a time, the run’s buttons always in sight', async () => {
    const lab = await open(NARROW_SIZE);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    expect(lab.calls).toEqual(['run']);
    await page.getByRole('tab', { name: 'Code' }).click();
    await expect.element(page.getByRole('textbox', { name: /Solution code/ }), WAIT).toBeVisible();
    lab.workspace.setState({ run: { status: 'preparing', step: 'Loading…', fraction: null } });
    await expect.element(page.getByRole('tab', { name: 'Training' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Submit' })).toBeVisible();
  });

  it('says why an exercise could not be opened and leads back', async () => {
    await openApp('/exercise/nothing');
    await expect.element(page.getByText("There is no exercise 'nothing'."), WAIT).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Go to the exercises' })).toBeVisible();
  });
});
