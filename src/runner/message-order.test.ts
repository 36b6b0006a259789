import { describe, expect, it } from 'vitest';
import type { FromSandbox } from '#core/protocol.ts';
import { createMessageOrder } from './message-order.ts';

const BOOTED: FromSandbox = { type: 'booted' };
const READY: FromSandbox = {
  type: 'ready',
  engine: {
    backend: 'cpu',
    reason: '',
    renderer: null,
    isSoftwareRenderer: false,
    threads: 1,
    isStock: false,
  },
};
const BEAT: FromSandbox = { type: 'beat', tensors: 0, sizeBytes: 0 };
const FAILED: FromSandbox = { type: 'failed', error: { blame: 'lab', code: 'internal', message: '' } };

function firstWrong(messages: readonly FromSandbox[], stepMs = 10): number {
  const order = createMessageOrder();
  return messages.findIndex((message, index) => order.check(message, index * stepMs) !== null);
}

describe('createMessageOrder', () => {
  it.each([
    ['a whole run', [BOOTED, BEAT, READY, BEAT, FAILED], -1],
    ['a backend that does not start', [BOOTED, FAILED], -1],
    ['anything before booting', [BEAT], 0],
    ['booting twice', [BOOTED, BOOTED], 1],
    ['ready twice', [BOOTED, READY, READY], 2],
    ['anything after the end', [BOOTED, READY, FAILED, BEAT], 3],
    ['two ends', [BOOTED, READY, FAILED, FAILED], 3],
  ])('judges %s', (_, messages, wrong) => {
    expect(firstWrong(messages)).toBe(wrong);
  });

  it('takes six hundred messages a second, and ends a flood', () => {
    const beats = new Array<FromSandbox>(3000).fill(BEAT);
    // One a millisecond: each takes one of the first 600 and earns 0.6, so message n is one too many when 600 + 0.6 n < n + 1.
    expect(firstWrong([BOOTED, READY, ...beats], 1)).toBe(1498);
    expect(firstWrong([BOOTED, READY, ...beats], 2)).toBe(-1);
  });

  it('takes at once what was sent while the page was busy, for up to twenty seconds', () => {
    const takenAfter = (seconds: number): number => {
      const order = createMessageOrder();
      order.check(BOOTED, 0);
      order.check(READY, 0);
      let taken = 0;
      while (order.check(BEAT, seconds * 1000) === null) taken++;
      return taken;
    };
    expect(takenAfter(3)).toBe(598 + 1800);
    expect(takenAfter(3600)).toBe(12_000);
  });
});
