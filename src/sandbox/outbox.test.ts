import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FromSandbox } from '#core/protocol.ts';
import { createOutbox } from './outbox.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'performance'] }));
afterEach(() => void vi.useRealTimers());

const place = { fit: 1, epochs: null, batches: null, logs: {} };

function outbox(): { sent: FromSandbox[]; box: ReturnType<typeof createOutbox> } {
  const sent: FromSandbox[] = [];
  const box = createOutbox({ send: (message) => void sent.push(message), listen: () => undefined });
  box.flush();
  return { sent, box };
}

describe('createOutbox', () => {
  it('sends only the latest progress, ten times a second at most', () => {
    const { sent, box } = outbox();
    for (let ms = 0; ms < 1000; ms++) {
      box.progress({ type: 'progress', epoch: 1, batch: ms, ...place });
      vi.advanceTimersByTime(1);
    }
    expect(sent.length).toBeLessThanOrEqual(11);
    expect(sent.length).toBeGreaterThanOrEqual(9);
  });

  it('sends by the clock alone where timers never run', () => {
    const { sent, box } = outbox();
    box.progress({ type: 'progress', epoch: 1, batch: 1, ...place });
    expect(sent).toEqual([]);
    vi.setSystemTime(0);
    const later = performance.now() + 150;
    vi.spyOn(performance, 'now').mockReturnValue(later);
    box.poll();
    expect(sent).toHaveLength(1);
    vi.restoreAllMocks();
  });

  it('keeps the order of epochs and progress, and of a flood of epochs the first and the latest', () => {
    const { sent, box } = outbox();
    for (let epoch = 1; epoch <= 60; epoch++)
      box.epoch({ type: 'epoch', epoch, fit: 1, epochs: 61, logs: {} });
    box.progress({ type: 'progress', epoch: 61, batch: 1, ...place });
    box.epoch({ type: 'epoch', epoch: 61, fit: 1, epochs: 61, logs: {} });
    box.flush();
    const names = sent.map((message) => ('epoch' in message ? `${message.type} ${message.epoch}` : ''));
    // 25 ends of epochs: the first, and the 24 up to 61; one progress among them.
    expect(names).toHaveLength(26);
    expect(names.slice(0, 2)).toEqual(['epoch 1', 'epoch 38']);
    expect(names.slice(-3)).toEqual(['epoch 60', 'progress 61', 'epoch 61']);
  });

  it('replaces a drawing that was not sent yet by its successor', () => {
    const { sent, box } = outbox();
    const chart = { kind: 'bar' as const, tab: '', title: '', xLabel: '', yLabel: '', labels: [] };
    for (const value of [1, 2]) box.chart({ ...chart, surface: 'a', values: [value] });
    box.chart({ ...chart, surface: 'b', values: [3] });
    box.flush();
    expect(sent.map((message) => message.type === 'chart' && message.chart)).toMatchObject([
      { values: [2] },
      { values: [3] },
    ]);
  });
});
