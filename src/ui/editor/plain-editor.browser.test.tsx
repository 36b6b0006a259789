import { page, userEvent } from 'vitest/browser';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '#ui/base.css';
import '#ui/tokens.css';
import { expectAccessible } from '#ui/panels/axe-check.ts';
import type { Marker } from '#session/state.ts';
import { CodeDiff } from './CodeDiff.tsx';
import { CodeEditor, type CodeEditorProps } from './CodeEditor.tsx';

const MARKERS: Marker[] = [{ severity: 'error', message: 'x is not defined.', line: 2, column: 5 }];

function Held(props: Partial<CodeEditorProps>) {
  const [code, setCode] = useState('let a = 1;\nlet b = x;\n');
  return (
    <div style={{ blockSize: 400 }}>
      <CodeEditor
        exerciseId="test"
        onRun={() => undefined}
        onSubmit={() => undefined}
        markers={MARKERS}
        fontSize={14}
        theme="light"
        isScreenReaderMode={false}
        {...props}
        code={code}
        onChange={setCode}
      />
      <button type="button" onClick={() => setCode('restored')}>
        restore
      </button>
      <output>{code}</output>
    </div>
  );
}

describe('the plain editor on a narrow screen', () => {
  beforeEach(() => page.viewport(390, 700));

  it('edits, and moves on with Tab', async () => {
    const screen = await render(<Held markers={[]} />);
    const field = screen.getByRole('textbox', { name: 'Solution code' });
    await userEvent.fill(field, 'let c');
    await expect.element(screen.getByRole('status')).toHaveTextContent('let c');
    await userEvent.keyboard('{Tab}');
    await expect.element(screen.getByRole('button', { name: 'restore' })).toHaveFocus();
  });

  it('takes a restored text as an edit that can be undone', async () => {
    const screen = await render(<Held />);
    const field = screen.getByRole('textbox', { name: 'Solution code' });
    await screen.getByRole('button', { name: 'restore' }).click();
    await expect.element(field).toHaveValue('restored');
    field.element().focus();
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.element(field).toHaveValue('let a = 1;\nlet b = x;\n');
  });

  it('lists marks below, and leads to their line', async () => {
    const screen = await render(<Held />);
    await screen.getByRole('button', { name: 'line 2' }).click();
    const field = screen.getByRole('textbox', { name: 'Solution code' }).element();
    if (!(field instanceof HTMLTextAreaElement)) throw new Error('not a text field');
    // Ten letters and a line break, then column 5.
    expect(field.selectionStart).toBe(15);
  });

  it('runs by Ctrl+Enter and submits by Ctrl+Shift+Enter', async () => {
    const onRun = vi.fn();
    const onSubmit = vi.fn();
    const screen = await render(<Held onRun={onRun} onSubmit={onSubmit} />);
    screen.getByRole('textbox', { name: 'Solution code' }).element().focus();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await userEvent.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    expect([onRun.mock.calls.length, onSubmit.mock.calls.length]).toEqual([1, 1]);
  });

  it('passes axe in every theme', async () => {
    await render(<Held />);
    const editor = document.querySelector('[data-editor="plain"]');
    if (editor === null) throw new Error('no editor');
    await expectAccessible(editor);
  });
});

describe('CodeDiff', () => {
  const diff = (
    <div style={{ blockSize: 300 }}>
      <CodeDiff original={'a\nb\nc'} modified={'a\nx\nc'} theme="light" fontSize={14} />
    </div>
  );

  it('marks lines in a narrow window, and says how many changed', async () => {
    await page.viewport(390, 700);
    const screen = await render(diff);
    await expect.element(screen.getByText('1 line added, 1 removed.')).toBeVisible();
    expect(document.querySelector('[data-change="added"]')?.textContent).toBe('+ x');
    await expectAccessible(screen.container);
  });

  it("shows Monaco's comparison where there is room", async () => {
    await page.viewport(1200, 700);
    await render(diff);
    await vi.waitFor(
      () => {
        expect(document.querySelectorAll('.monaco-diff-editor .line-insert').length).toBeGreaterThan(0);
        expect(document.querySelectorAll('.monaco-diff-editor .line-delete').length).toBeGreaterThan(0);
      },
      { timeout: 55_000, interval: 200 },
    );
  });
});
