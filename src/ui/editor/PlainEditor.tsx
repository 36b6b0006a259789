import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { CodeEditorProps } from './CodeEditor.tsx';
import styles from './editor.module.css';
import { MarkerList } from './MarkerList.tsx';
import { strings } from './strings.ts';

export interface PlainEditorProps extends CodeEditorProps {
  /** Why this editor and not the full one. */
  readonly note: string;
  readonly onRetry?: () => void;
}

/** A text field with line numbers; Tab keeps its meaning of moving on. Undo survives replaced texts. */
export function PlainEditor(props: PlainEditorProps) {
  const {
    code,
    onChange,
    onRun,
    onSubmit,
    markers,
    fontSize,
    readOnly = false,
    goTo = null,
    note,
    onRetry,
  } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const noteId = useId();

  // The field owns its text, so that the browser's undo works; a text from outside goes in as an edit.
  useEffect(() => {
    const element = field.current;
    if (element !== null && element.value !== code) replaceText(element, code);
  }, [code]);

  const moveTo = (line: number, column: number) => {
    const element = field.current;
    if (element === null) return;
    const offset = offsetOf(element.value, line, column);
    element.focus();
    element.setSelectionRange(offset, offset);
    element.scrollTop = Math.max(0, (line - 3) * fontSize * 1.6);
  };
  useEffect(() => {
    if (goTo !== null) moveTo(goTo.line, goTo.column);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a new request moves, a new font size does not
  }, [goTo]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (event.shiftKey) onSubmit();
    else onRun();
  };

  const marked = new Set(markers.map((marker) => marker.line));
  return (
    <div className={styles.frame} data-editor="plain">
      <div className={styles.plain} style={{ fontSize: Math.max(fontSize, 16), lineHeight: 1.6 }}>
        <div ref={gutter} className={styles.gutter} aria-hidden="true">
          {code.split('\n').map((_, index) => (
            <div key={index} data-marked={marked.has(index + 1) || undefined}>
              {index + 1}
            </div>
          ))}
        </div>
        <textarea
          ref={field}
          className={styles.field}
          aria-label={strings.plainLabel}
          aria-describedby={noteId}
          defaultValue={code}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onScroll={(event) => {
            if (gutter.current !== null) gutter.current.scrollTop = event.currentTarget.scrollTop;
          }}
          readOnly={readOnly}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
        />
      </div>
      <MarkerList markers={markers} onGoTo={moveTo} />
      <p className={styles.notice} id={noteId}>
        {note}
        {onRetry === undefined ? null : (
          <>
            {' '}
            <button type="button" className={styles.link} onClick={onRetry}>
              {strings.retry}
            </button>
          </>
        )}
      </p>
    </div>
  );
}

/** `execCommand` is old, but the one way to change a field and keep its undo history. */
function replaceText(element: HTMLTextAreaElement, text: string): void {
  const focused = document.activeElement;
  element.focus();
  element.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing has come in its place
  const isReplaced = !element.readOnly && document.execCommand('insertText', false, text);
  if (!isReplaced || element.value !== text) element.value = text;
  if (focused instanceof HTMLElement && focused !== element) focused.focus();
  else element.blur();
}

function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}
