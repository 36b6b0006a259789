import { page, userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '#ui/base.css';
import '#ui/tokens.css';
import type { ConsoleLine } from '#core/console-line.ts';
import type { RunError } from '#core/errors.ts';
import { expectAccessible } from './axe-check.ts';
import { ConsolePanel } from './ConsolePanel.tsx';
import { RECORD } from './sample-records.ts';

const THREW: RunError = {
  blame: 'learner',
  code: 'threw',
  message: 'x is not defined.',
  at: { line: 12, column: 3 },
};
const nothing = () => undefined;

describe('ConsolePanel', () => {
  beforeEach(() => page.viewport(440, 700));

  it('shows lines with repeats and leads to their position', async () => {
    const onGoTo = vi.fn();
    const screen = await render(<ConsolePanel lines={RECORD.console} error={null} onGoTo={onGoTo} />);
    await expect.element(screen.getByText('Training begins')).toBeVisible();
    await expect.element(screen.getByText('× 12')).toBeVisible();
    await screen.getByRole('button', { name: 'line 5:3' }).click();
    expect(onGoTo).toHaveBeenCalledWith({ line: 5, column: 3 });
  });

  it('filters by level and by text', async () => {
    const screen = await render(<ConsolePanel lines={RECORD.console} error={null} onGoTo={nothing} />);
    await screen.getByRole('button', { name: 'Warnings' }).click();
    await expect.element(screen.getByText('4 of 5 lines')).toBeVisible();
    await userEvent.fill(screen.getByRole('searchbox', { name: 'Search the console' }), 'tensor');
    await expect.element(screen.getByText('1 of 5 lines')).toBeVisible();
    await userEvent.fill(screen.getByRole('searchbox', { name: 'Search the console' }), 'nowhere');
    await expect.element(screen.getByText('No line matches the filter.')).toBeVisible();
  });

  it('keeps a flood of lines out of the page and gives earlier ones on demand', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i): ConsoleLine => ({
      level: 'log',
      text: `line number ${i}`,
      repeats: 1,
      at: null,
    }));
    const screen = await render(
      <div style={{ blockSize: 500 }}>
        <ConsolePanel lines={lines} error={null} onGoTo={nothing} />
      </div>,
    );
    const log = screen.getByRole('log').element();
    expect(log.querySelectorAll('[data-level]')).toHaveLength(300);
    // The end is in view.
    expect(log.scrollHeight - log.scrollTop - log.clientHeight).toBeLessThan(2);
    await screen.getByRole('button', { name: 'Show 19,700 earlier lines' }).click();
    expect(log.querySelectorAll('[data-level]')).toHaveLength(600);
  });

  it("puts the run's error on top, says who must act, and leads to its line", async () => {
    const onGoTo = vi.fn();
    const screen = await render(<ConsolePanel lines={[]} error={THREW} onGoTo={onGoTo} />);
    await expect.element(screen.getByText('Your code needs a change')).toBeVisible();
    await screen.getByRole('button', { name: 'Go to line 12' }).click();
    expect(onGoTo).toHaveBeenCalledWith({ line: 12, column: 3 });
    const lab: RunError = { blame: 'lab', code: 'internal', message: 'Broken.' };
    await screen.rerender(<ConsolePanel lines={[]} error={lab} onGoTo={onGoTo} />);
    await expect.element(screen.getByText(/your code is not at fault/)).toBeVisible();
  });

  it('passes axe in every theme', async () => {
    const screen = await render(<ConsolePanel lines={RECORD.console} error={THREW} onGoTo={nothing} />);
    await expectAccessible(screen.container);
  });
});
