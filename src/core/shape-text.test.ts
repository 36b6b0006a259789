import { describe, expect, it } from 'vitest';
import { acceptsShape, explainInputShape, explainOutputShape, formatShape } from './shape-text.ts';

describe('acceptsShape', () => {
  it('wants every axis alike, an axis of any length takes all', () => {
    expect(acceptsShape([28, 28, 1], [28, 28, 1])).toBe(true);
    expect(acceptsShape([null, 1], [60, 1])).toBe(true);
    expect(acceptsShape([784], [28, 28, 1])).toBe(false);
    expect(acceptsShape([24, 1], [24])).toBe(false);
    expect(acceptsShape([], [1])).toBe(false);
  });
});

describe('explainInputShape', () => {
  it.each([
    [[32, 60, 1], [60, 1], /batch size/],
    [[784], [28, 28, 1], /flatten\(\)/],
    [[60], [60, 1], /last axis of length 1 is missing|flattened/],
    [[7], [9], /9 numbers/],
    [[28, 28, 3], [28, 28, 1], /inputShape: \[28, 28, 1\]/],
  ])('%j instead of %j', (shape, needed, words) => {
    expect(explainInputShape(shape, needed)).toMatch(words);
  });
});

describe('explainOutputShape', () => {
  it.each([
    [[24, 1], [24], /stretched.*flatten\(\)/],
    [[60, 12], [12], /returnSequences/],
    [[60, 5], [12], /flatten\(\) or a pooling layer/],
    [[2], [1], /sigmoid/],
    [[1], [10], /units: 10/],
    [[5], [12], /units: 12/],
    [[24, 24], [24, 7], /for each of the 24 steps instead of.*7 columns.*broadcasting.*units: 7/],
    [[24, 1], [24, 7], /feature axis is missing.*broadcast.*7 columns/],
    [[24], [24, 7], /feature axis is missing.*targetShape: \[24, 7\]/],
    [[7], [24, 7], /axis of steps is missing.*returnSequences: true/],
    [[7, 24], [24, 7], /swapped.*permute/],
    [[168], [24, 7], /reshape\(\{ targetShape: \[24, 7\] \}\)/],
    [[24, 12], [24, 7], /units: 7/],
  ])('%j instead of %j', (shape, needed, words) => {
    expect(explainOutputShape(shape, needed)).toMatch(words);
  });
});

describe('formatShape', () => {
  it('writes an axis of any length as any', () => {
    expect(formatShape([null, 1])).toBe('[any, 1]');
  });
});
