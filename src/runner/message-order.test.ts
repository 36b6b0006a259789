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

  it('takes six hundred messages in a second and no more, and counts each second anew', () => {
    const beats = new Array<FromSandbox>(3000).fill(BEAT);
    // One a millisecond: the messages 0 … 599 fit into the first second.
    expect(firstWrong([BOOTED, READY, ...beats], 1)).toBe(600);
    expect(firstWrong([BOOTED, READY, ...beats], 2)).toBe(-1);
  });
});
