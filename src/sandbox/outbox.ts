import type { Chart } from '#core/chart.ts';
import type { FromSandbox } from '#core/protocol.ts';
import type { PagePort } from './page-port.ts';

type MessageOf<Type extends FromSandbox['type']> = Extract<FromSandbox, { type: Type }>;

const FLUSH_MS = 100;
const CHART_MS = 500;
/** 250 epochs a second draw a smooth curve; of more, the first and the latest of each flush are sent. */
const EPOCHS_PER_FLUSH = 25;
const MAX_SURFACES = 40;

/** Gathers what may come fast and sends it at most ten times a second. */
export interface Outbox {
  /** Only the latest is sent. */
  progress(message: MessageOf<'progress'>): void;
  epoch(message: MessageOf<'epoch'>): void;
  /** Only the latest is sent. */
  report(message: MessageOf<'report'>): void;
  /** Charts of one surface replace each other. */
  chart(chart: Chart): void;
  /** Called on every flush, also from a loop that never lets timers run. */
  onFlush(listener: () => void): void;
  /** Sends what is due; cheap to call often. */
  poll(): void;
  /** Sends everything now. */
  flush(): void;
}

export function createOutbox(port: PagePort): Outbox {
  let report: MessageOf<'report'> | null = null;
  /** In the order in which they happened: up to EPOCHS_PER_FLUSH ends of epochs, and the latest progress among them. */
  let training: MessageOf<'epoch' | 'progress'>[] = [];
  const charts = new Map<string, Chart>();
  const listeners: (() => void)[] = [];
  let lastFlushMs = 0;
  let lastChartsMs = 0;

  const flush = (isFinal: boolean): void => {
    const nowMs = performance.now();
    lastFlushMs = nowMs;
    for (const listener of listeners) listener();
    for (const message of training) port.send(message);
    training = [];
    if (report !== null) port.send(report);
    report = null;
    if (!isFinal && nowMs - lastChartsMs < CHART_MS) return;
    lastChartsMs = nowMs;
    for (const chart of charts.values()) port.send({ type: 'chart', chart });
    charts.clear();
  };
  const poll = (): void => {
    if (performance.now() - lastFlushMs >= FLUSH_MS) flush(false);
  };
  setInterval(poll, FLUSH_MS);

  return {
    progress(message) {
      training = [...training.filter(({ type }) => type === 'epoch'), message];
      poll();
    },
    epoch(message) {
      const ends = training.filter(({ type }) => type === 'epoch');
      if (ends.length === EPOCHS_PER_FLUSH) training = training.filter((earlier) => earlier !== ends[1]);
      training.push(message);
      poll();
    },
    report(message) {
      report = message;
      poll();
    },
    chart(chart) {
      const key = `${chart.tab}/${chart.surface}`;
      if (charts.size < MAX_SURFACES || charts.has(key)) charts.set(key, chart);
      poll();
    },
    onFlush: (listener) => void listeners.push(listener),
    poll,
    flush: () => flush(true),
  };
}
