import { useEffect, useRef, useState } from 'react';
import type { CodeEditorProps } from './CodeEditor.tsx';
import { CodeDocument } from './code-document.ts';
import styles from './editor.module.css';
import { themeName } from './editor-themes.ts';
import { KeyCode, KeyMod, editor } from './monaco.ts';
import { strings } from './strings.ts';
import { TabEscape, type TabState } from './tab-escape.ts';
import { loadTypeLibrary } from './type-library.ts';

/** Monaco with TypeScript; loaded lazily by CodeEditor. */
export function MonacoEditor(props: CodeEditorProps) {
  const {
    exerciseId,
    code,
    markers,
    fontSize,
    theme,
    isScreenReaderMode,
    readOnly = false,
    goTo = null,
  } = props;
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const opened = useRef<{ readonly view: editor.IStandaloneCodeEditor; readonly text: CodeDocument } | null>(
    null,
  );
  const [tabState, setTabState] = useState<TabState>('indents');
  const [typesProblem, setTypesProblem] = useState<string | null>(null);

  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const first = latest.current;
    const text = new CodeDocument({
      exerciseId,
      code: first.code,
      onChange: (next) => latest.current.onChange(next),
      onMarkers: (found) => latest.current.onMarkers?.(found),
    });
    const view = editor.create(element, { ...FIXED_OPTIONS, ...liveOptions(first), model: text.model });
    view.addAction({
      id: 'lab.run',
      label: strings.run,
      keybindings: [KeyMod.CtrlCmd | KeyCode.Enter],
      contextMenuGroupId: 'navigation',
      run: () => latest.current.onRun(),
    });
    view.addAction({
      id: 'lab.submit',
      label: strings.submit,
      keybindings: [KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.Enter],
      contextMenuGroupId: 'navigation',
      run: () => latest.current.onSubmit(),
    });
    const tabEscape = new TabEscape(view, element, setTabState);
    const quotes = text.model.onDidChangeContent(({ changes, isUndoing, isRedoing }) => {
      // TypeScript offers names inside strings (data sets, losses) but Monaco asks it at letters only.
      if (isUndoing || isRedoing || !changes.some((change) => QUOTES.has(change.text))) return;
      view.trigger('lab', 'editor.action.triggerSuggest', { auto: true });
    });
    text.mark(first.markers);
    opened.current = { view, text };
    return () => {
      opened.current = null;
      quotes.dispose();
      tabEscape.dispose();
      view.dispose();
      text.dispose();
    };
  }, [exerciseId]);

  useEffect(() => opened.current?.text.accept(code), [code]);
  useEffect(() => opened.current?.text.mark(markers), [markers]);
  useEffect(() => {
    opened.current?.view.updateOptions(liveOptions({ fontSize, isScreenReaderMode, readOnly }));
  }, [fontSize, isScreenReaderMode, readOnly]);
  useEffect(() => editor.setTheme(themeName(theme)), [theme]);
  useEffect(() => {
    if (goTo === null || opened.current === null) return;
    const { view } = opened.current;
    view.setPosition({ lineNumber: goTo.line, column: goTo.column });
    view.revealPositionInCenterIfOutsideViewport({ lineNumber: goTo.line, column: goTo.column });
    view.focus();
  }, [goTo]);

  const loadTypes = () => {
    void loadTypeLibrary().then((loaded) => setTypesProblem(loaded.ok ? null : loaded.error));
  };
  useEffect(loadTypes, []);

  return (
    <div className={styles.frame} data-editor="monaco">
      <div ref={host} className={styles.host} />
      <p className={styles.tabState} role="status">
        {tabState === 'leaves-once'
          ? strings.tabLeaves
          : tabState === 'moves-focus'
            ? strings.tabFocusOn
            : ''}
      </p>
      {typesProblem === null ? null : (
        <p className={styles.notice} role="status">
          {strings.typesFailed} ({typesProblem}){' '}
          <button type="button" className={styles.link} onClick={loadTypes}>
            {strings.retry}
          </button>
        </p>
      )}
    </div>
  );
}

/** An opening quote, alone or with the closing one that the editor adds. */
const QUOTES: ReadonlySet<string> = new Set(["'", '"', "''", '""']);

const FIXED_OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  ariaLabel: strings.editorLabel,
  automaticLayout: true,
  fixedOverflowWidgets: true,
  minimap: { enabled: false },
  // Its default dims the last line number below a readable contrast.
  renderFinalNewline: 'on',
  scrollBeyondLastLine: false,
  // On a page that scrolls, the wheel belongs to the page once the code is at its end.
  scrollbar: { alwaysConsumeMouseWheel: false },
  smoothScrolling: false,
  cursorBlinking: 'solid',
  tabSize: 2,
  insertSpaces: true,
  wordWrap: 'on',
  wrappingIndent: 'indent',
  padding: { top: 10, bottom: 10 },
  lineNumbersMinChars: 3,
  renderLineHighlight: 'line',
  overviewRulerBorder: false,
  quickSuggestions: { other: true, comments: false, strings: true },
  parameterHints: { enabled: true, cycle: true },
  fontFamily: "ui-monospace, 'JetBrains Mono', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
};

function liveOptions(
  props: Pick<CodeEditorProps, 'fontSize' | 'isScreenReaderMode' | 'readOnly'>,
): editor.IEditorOptions {
  return {
    fontSize: props.fontSize,
    lineHeight: Math.round(props.fontSize * 1.6),
    readOnly: props.readOnly ?? false,
    accessibilitySupport: props.isScreenReaderMode ? 'on' : 'auto',
    lineNumbers: props.isScreenReaderMode ? 'off' : 'on',
  };
}
