import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openCode } from '#ui/open-code.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';

function Broken({ isBroken }: { readonly isBroken: boolean }) {
  if (isBroken) throw new Error('the curve has no points');
  return <p>All is well.</p>;
}

const show = (isBroken: boolean, resetKey = '/here') => (
  <ErrorBoundary resetKey={resetKey}>
    <Broken isBroken={isBroken} />
  </ErrorBoundary>
);

afterEach(() => openCode.setState(null, true));

describe('the error boundary', () => {
  it('gives the learner’s code and the cause in place of a broken screen', async () => {
    // React reports the fault to the console as well; that is wanted, only not in this output.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    openCode.setState({ exerciseId: 'coats', code: 'let kept = 1;' }, true);
    await render(show(true));
    await expect.element(page.getByRole('heading', { name: 'This screen has stopped' })).toBeVisible();
    await expect.element(page.getByText(/the curve has no points/)).toBeInTheDocument();

    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download, this.href);
    });
    await page.getByRole('button', { name: 'Download my code' }).click();
    expect(saved[0]).toBe('coats.ts');
    expect(await (await fetch(saved[1] ?? '')).text()).toBe('let kept = 1;');
    vi.restoreAllMocks();
  });

  it('gives another address another chance', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const screen = await render(show(true));
    await expect.element(page.getByRole('heading', { name: 'This screen has stopped' })).toBeVisible();
    await screen.rerender(show(false));
    expect(page.getByText('All is well.').query()).toBeNull();
    await screen.rerender(show(false, '/elsewhere'));
    await expect.element(page.getByText('All is well.')).toBeVisible();
    vi.restoreAllMocks();
  });
});
