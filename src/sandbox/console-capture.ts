import type { ConsoleLine } from '#core/console-line.ts';
import type { SourcePosition } from '#core/errors.ts';
import { formatValue, formatValues } from './format-value.ts';
import { positionInStack } from './learner-position.ts';
import type { Outbox } from './outbox.ts';
import type { PagePort } from './page-port.ts';

type Level = ConsoleLine['level'];

/** Lines kept of one batch (100 ms) while the console is quiet, and while it is flooded. */
const QUIET_LINES = 1000;
const FLOODED_LINES = 200;

/** The learner's console, sent in batches. */
export interface ConsoleCapture {
  write(level: Level, text: string, at?: SourcePosition | null): void;
}

/**
 * Puts console.* through to the page. A loop that prints a million lines costs a counter a line: what does not fit the batch
 * is counted, not formatted, and only the last such line is kept.
 */
export function captureConsole(port: PagePort, outbox: Outbox): ConsoleCapture {
  let lines: (ConsoleLine & { repeats: number })[] = [];
  let dropped = 0;
  let limit = QUIET_LINES;
  let lastDropped: { readonly level: Level; readonly values: readonly unknown[] } | null = null;

  const push = (level: Level, text: string, at: SourcePosition | null): void => {
    const last = lines.at(-1);
    if (last !== undefined && last.level === level && last.text === text) last.repeats++;
    else lines.push({ level, text, repeats: 1, at });
  };
  const log = (level: Level, values: readonly unknown[]): void => {
    // A loop that never yields starves the timers; the clock alone lets its lines out.
    outbox.poll();
    if (lines.length >= limit - 1) {
      dropped++;
      lastDropped = { level, values };
      return;
    }
    push(level, formatValues(values), positionInStack(new Error().stack));
  };
  outbox.onFlush(() => {
    if (lines.length === 0) return;
    const batch = lines;
    const droppedNow = lastDropped === null ? 0 : dropped - 1;
    lines = batch;
    if (lastDropped !== null) push(lastDropped.level, formatValues(lastDropped.values), null);
    limit = droppedNow > 0 ? FLOODED_LINES : QUIET_LINES;
    lines = [];
    dropped = 0;
    lastDropped = null;
    port.send({ type: 'console', lines: batch, dropped: droppedNow });
  });

  replaceMethods(log);
  return { write: (level, text, at = null) => push(level, text.slice(0, 4000), at) };
}

function replaceMethods(log: (level: Level, values: readonly unknown[]) => void): void {
  const counts = new Map<string, number>();
  const starts = new Map<string, number>();
  const replacements: Partial<Console> = {
    debug: (...values) => log('debug', values),
    log: (...values) => log('log', values),
    info: (...values) => log('info', values),
    warn: (...values) => log('warn', values),
    error: (...values) => log('error', values),
    trace: (...values) => log('debug', values),
    dir: (value) => log('log', [formatValue(value)]),
    dirxml: (...values) => log('log', values),
    table: (data) => log('log', [formatTable(data)]),
    group: (...values) => log('log', values),
    groupCollapsed: (...values) => log('log', values),
    groupEnd: () => undefined,
    clear: () => undefined,
    assert: (condition: unknown, ...values: unknown[]) => {
      if (!Boolean(condition)) log('error', ['Assertion failed:', ...values]);
    },
    count: (label = 'default') => {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      log('log', [`${label}: ${counts.get(label)}`]);
    },
    countReset: (label = 'default') => void counts.delete(label),
    time: (label = 'default') => void starts.set(label, performance.now()),
    timeLog: (label = 'default') => log('log', [elapsed(label, starts)]),
    timeEnd: (label = 'default') => {
      log('log', [elapsed(label, starts)]);
      starts.delete(label);
    },
  };
  Object.assign(console, replacements);
}

function elapsed(label: string, starts: ReadonlyMap<string, number>): string {
  const start = starts.get(label);
  return start === undefined
    ? `${label}: no timer of this name was started`
    : `${label}: ${(performance.now() - start).toFixed(1)} ms`;
}

function formatTable(data: unknown): string {
  if (!Array.isArray(data)) return formatValue(data);
  return data
    .slice(0, 50)
    .map((row: unknown, index) => `${index}  ${formatValue(row)}`)
    .join('\n');
}
