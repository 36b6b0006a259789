import { page, userEvent } from 'vitest/browser';
import { useState } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '#ui/tokens.css';
import type { Marker } from '#session/state.ts';
import { CodeEditor, type CodeEditorProps } from './CodeEditor.tsx';

const HEAD = "import * as tf from '@tensorflow/tfjs';\n";
const WAIT = { timeout: 40_000, interval: 100 };
const COLD = { timeout: 170_000, interval: 250 };

function Held(props: Partial<CodeEditorProps> & { readonly code: string }) {
  const [code, setCode] = useState(props.code);
  return (
    <div style={{ blockSize: 420, inlineSize: 720 }}>
      <button type="button" onClick={() => setCode('replaced')}>
        before
      </button>
      <CodeEditor
        exerciseId="test"
        onRun={() => undefined}
        onSubmit={() => undefined}
        markers={[]}
        fontSize={14}
        theme="light"
        isScreenReaderMode={false}
        {...props}
        code={code}
        onChange={(next) => {
          setCode(next);
          props.onChange?.(next);
        }}
      />
      <button type="button">after</button>
    </div>
  );
}

/** Opens the editor and waits until the TypeScript service has read the declarations. */
async function open(props: Partial<CodeEditorProps> & { readonly code: string }, wait = WAIT) {
  await page.viewport(1200, 800);
  const screen = await render(<Held {...props} />);
  await vi.waitFor(() => expect(document.querySelector('.monaco-editor .view-line')).not.toBeNull(), wait);
  const { editor, getTypeScriptWorker, typescriptDefaults } = await import('./monaco.ts');
  const view = editor.getEditors()[0];
  const model = view?.getModel();
  if (view === undefined || model === null || model === undefined) throw new Error('no editor is open');
  await vi.waitFor(async () => {
    expect(Object.keys(typescriptDefaults.getExtraLibs()).length).toBeGreaterThan(100);
    await getTypeScriptWorker();
  }, wait);
  const connect = await getTypeScriptWorker();
  const service = await connect(model.uri);
  await service.getSemanticDiagnostics(model.uri.toString());
  view.focus();
  view.setPosition(model.getFullModelRange().getEndPosition());
  return { screen, view, model };
}

function textOf(selector: string): string {
  return [...document.querySelectorAll(selector)].map((element) => element.textContent).join('\n');
}

describe('CodeEditor', () => {
  // The first start fetches the compiler, 9 MB of source.
  beforeAll(async () => {
    const { screen } = await open({ code: '' }, COLD);
    await screen.unmount();
  }, 180_000);

  it('lists conv2d among the completions of tf.layers', async () => {
    await open({ code: `${HEAD}const layer = tf.layers` });
    await userEvent.keyboard('.conv');
    await vi.waitFor(() => expect(textOf('.suggest-widget .monaco-list-row')).toContain('conv2d'), WAIT);
  });

  it('offers the data sets inside dataset(', async () => {
    await open({ code: "import { dataset } from 'lab';\nconst data = await dataset" });
    await userEvent.keyboard("('");
    await vi.waitFor(
      () => expect(textOf('.suggest-widget .monaco-list-row')).toContain('fashion-mnist'),
      WAIT,
    );
  });

  it('explains a tfjs function on hover and its arguments while they are typed', async () => {
    const { view } = await open({ code: `${HEAD}const layer = tf.layers.dense` });
    view.trigger('test', 'editor.action.showHover', {});
    await vi.waitFor(
      () => expect(textOf('.monaco-hover')).toContain('Creates a dense (fully connected) layer'),
      WAIT,
    );
    await userEvent.keyboard('{Escape}(');
    await vi.waitFor(() => expect(textOf('.parameter-hints-widget')).toContain('DenseLayerArgs'), WAIT);
  });

  it('marks a type error as a warning and broken syntax as an error', async () => {
    const onMarkers = vi.fn<(markers: readonly Marker[]) => void>();
    const { model } = await open({ code: `${HEAD}export const units: number = 'ten';\n`, onMarkers });
    await vi.waitFor(() => {
      const found = onMarkers.mock.lastCall?.[0];
      expect(found?.map(({ severity, line }) => ({ severity, line }))).toEqual([
        { severity: 'warning', line: 2 },
      ]);
      expect(found?.[0]?.message).toContain('It still runs.');
    }, WAIT);
    model.setValue('const = 1;');
    await vi.waitFor(() => {
      expect(onMarkers.mock.lastCall?.[0].some(({ severity }) => severity === 'error')).toBe(true);
    }, WAIT);
  });

  it('takes plain JavaScript, without types, as it is', async () => {
    const onMarkers = vi.fn<(markers: readonly Marker[]) => void>();
    const plain =
      'const rows = [];\nfor (const value of [1, 2]) rows.push([value]);\nconst twice = (x) => 2 * x;\n';
    // The last line is a mistake, so that the check is seen to have run.
    const { model } = await open({ code: HEAD, onMarkers });
    model.setValue(`${HEAD}${plain}export const units: string = rows.length; twice(1);\n`);
    await vi.waitFor(() => expect(onMarkers.mock.lastCall?.[0].map(({ line }) => line)).toEqual([5]), WAIT);
  });

  it('marks an enum as an error, since its syntax cannot be stripped', async () => {
    const onMarkers = vi.fn<(markers: readonly Marker[]) => void>();
    await open({ code: 'export enum Kind { A }\n', onMarkers });
    await vi.waitFor(
      () => expect(onMarkers.mock.lastCall?.[0][0]).toMatchObject({ severity: 'error', line: 1 }),
      WAIT,
    );
  });

  it("shows the run's marks on their lines", async () => {
    const markers: Marker[] = [
      { severity: 'error', message: 'The loss became NaN here.', line: 2, column: 3 },
    ];
    const { model } = await open({ code: 'let a = 1;\na += 2;\nexport { a };\n', markers });
    const { editor } = await import('./monaco.ts');
    expect(editor.getModelMarkers({ owner: 'run', resource: model.uri })).toMatchObject([
      { startLineNumber: 2, startColumn: 3, message: 'The loss became NaN here.' },
    ]);
  });

  it('lets the keyboard out by Escape and Tab, both ways, and indents otherwise', async () => {
    const { screen, view, model } = await open({ code: 'let a' });
    await userEvent.keyboard('{Tab}');
    expect(model.getValue()).toBe('let a ');
    await userEvent.keyboard('{Escape}');
    await expect.element(screen.getByText('Tab now leaves the editor')).toBeVisible();
    await userEvent.keyboard('{Tab}');
    await expect.element(screen.getByRole('button', { name: 'after' })).toHaveFocus();
    view.focus();
    await userEvent.keyboard('{Escape}{Shift>}{Tab}{/Shift}');
    await expect.element(screen.getByRole('button', { name: 'before' })).toHaveFocus();
  });

  it('runs and submits from the keyboard without adding a line', async () => {
    const onRun = vi.fn();
    const onSubmit = vi.fn();
    const { model } = await open({ code: 'let a', onRun, onSubmit });
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect([onRun.mock.calls.length, onSubmit.mock.calls.length]).toEqual([1, 0]);
    await userEvent.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    expect([onRun.mock.calls.length, onSubmit.mock.calls.length]).toEqual([1, 1]);
    expect(model.getValue()).toBe('let a');
  });

  it('takes a restored text as an edit that can be undone', async () => {
    const { screen, view, model } = await open({ code: 'let a' });
    await userEvent.keyboard('b');
    await screen.getByRole('button', { name: 'before' }).click();
    await vi.waitFor(() => expect(model.getValue()).toBe('replaced'), WAIT);
    view.trigger('test', 'undo', null);
    expect(model.getValue()).toBe('let ab');
    view.trigger('test', 'undo', null);
    expect(model.getValue()).toBe('let a');
  });

  it('frees its text when it goes', async () => {
    const { screen, model } = await open({ code: 'let a' });
    await screen.unmount();
    expect(model.isDisposed()).toBe(true);
  });
});
