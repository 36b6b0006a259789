import { memo, useEffect, useMemo, useRef, useState } from 'react';
import type { ConsoleLine } from '#core/console-line.ts';
import type { RunError, SourcePosition } from '#core/errors.ts';
import { type ConsoleLevel, LEVELS, filterLines, linesAsText } from './console-filter.ts';
import styles from './console.module.css';
import { ErrorCard } from './ErrorCard.tsx';
import panelStyles from './panels.module.css';
import { strings } from './strings.ts';
import { useThrottled } from './use-throttled.ts';

export interface ConsolePanelProps {
  readonly lines: readonly ConsoleLine[];
  /** Why the run failed; null while all is well. */
  readonly error: RunError | null;
  readonly onGoTo: (position: SourcePosition) => void;
}

const REDRAW_MS = 100;
/** Lines in the page at first; earlier ones come on demand, as many again each time. */
const PAGE = 300;
/** Closer than this to the end, new lines keep the end in view. */
const NEAR_END_PX = 40;
const words = strings.console;

/** What the learner's code printed, with filters; the run's error stands on top. */
export function ConsolePanel({ lines, error, onGoTo }: ConsolePanelProps) {
  const shownLines = useThrottled(lines, REDRAW_MS);
  const [hidden, setHidden] = useState<ReadonlySet<ConsoleLevel>>(new Set());
  const [text, setText] = useState('');
  const [isWrapped, setWrapped] = useState(true);
  const [limit, setLimit] = useState(PAGE);
  const [copyState, setCopyState] = useState<'none' | 'copied' | 'failed'>('none');
  const matching = useMemo(() => filterLines(shownLines, { hidden, text }), [shownLines, hidden, text]);
  const levels = useMemo(() => new Set(shownLines.map((line) => line.level)), [shownLines]);
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);

  useEffect(() => {
    const element = log.current;
    if (element !== null && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, [matching]);

  const toggle = (level: ConsoleLevel) => {
    const next = new Set(hidden);
    if (!next.delete(level)) next.add(level);
    setHidden(next);
  };
  const copy = () => {
    navigator.clipboard.writeText(linesAsText(matching)).then(
      () => setCopyState('copied'),
      () => setCopyState('failed'),
    );
  };

  const first = Math.max(0, matching.length - limit);
  return (
    <div className={styles.console}>
      {error === null ? null : (
        <div className={styles.error}>
          <ErrorCard error={error} onGoTo={onGoTo} />
        </div>
      )}
      {shownLines.length === 0 ? (
        error === null ? (
          <p className={panelStyles.empty}>
            <strong>{words.emptyTitle}</strong>
            {words.empty}
          </p>
        ) : null
      ) : (
        <>
          <div className={styles.tools}>
            <input
              type="search"
              className={styles.search}
              value={text}
              placeholder={words.search}
              aria-label={words.search}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <div className={panelStyles.choices} role="group" aria-label={words.levels}>
              {LEVELS.filter((level) => levels.has(level)).map((level) => (
                <button
                  key={level}
                  type="button"
                  className={panelStyles.button}
                  aria-pressed={!hidden.has(level)}
                  onClick={() => toggle(level)}
                >
                  {words.level[level]}
                </button>
              ))}
            </div>
            <button
              type="button"
              className={panelStyles.button}
              aria-pressed={isWrapped}
              onClick={() => setWrapped(!isWrapped)}
            >
              {words.wrap}
            </button>
            <button type="button" className={panelStyles.button} onClick={copy}>
              {copyState === 'copied' ? words.copied : words.copy}
            </button>
            <span className={panelStyles.muted}>{words.counted(matching.length, shownLines.length)}</span>
          </div>
          {copyState === 'failed' ? (
            <p className={panelStyles.muted} role="status">
              {words.copyFailed}
            </p>
          ) : null}
          <div
            ref={log}
            className={styles.log}
            role="log"
            aria-label={words.title}
            aria-live="polite"
            // Scrolls, so it takes the focus.
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            data-wrapped={isWrapped || undefined}
            onScroll={({ currentTarget }) => {
              const left = currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight;
              isAtEnd.current = left < NEAR_END_PX;
            }}
          >
            {first === 0 ? null : (
              <button type="button" className={panelStyles.link} onClick={() => setLimit(limit + PAGE)}>
                {words.earlier(first)}
              </button>
            )}
            {matching.length === 0 ? <p className={panelStyles.muted}>{words.noneMatch}</p> : null}
            {matching.slice(first).map((line, index) => (
              <Line key={first + index} line={line} onGoTo={onGoTo} />
            ))}
          </div>
        </>
      )}
    </div>
  );
}

interface LineProps {
  readonly line: ConsoleLine;
  readonly onGoTo: (position: SourcePosition) => void;
}

const Line = memo(function Line({ line, onGoTo }: LineProps) {
  const { at } = line;
  return (
    <div className={styles.line} data-level={line.level}>
      <span className={styles.text}>
        {line.level === 'error' || line.level === 'warn' ? (
          <span className={panelStyles.unseen}>{words.level[line.level]}: </span>
        ) : null}
        {line.text}
      </span>
      {line.repeats > 1 ? (
        <span className={panelStyles.tag} aria-label={words.repeatsLabel(line.repeats)} role="img">
          {words.repeats(line.repeats)}
        </span>
      ) : null}
      {at === null ? null : (
        <button type="button" className={styles.position} onClick={() => onGoTo(at)}>
          {words.position(at.line, at.column)}
        </button>
      )}
    </div>
  );
});
