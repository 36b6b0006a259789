import { describe, expect, it } from 'vitest';
import { panBy, rangeAfterKey, zoomBy } from './view-range.ts';

const WHOLE = { from: 0, to: 100 };

describe('panBy', () => {
  it('moves by a share of the view and stops at the ends', () => {
    expect(panBy({ from: 20, to: 40 }, WHOLE, 0.5)).toEqual({ from: 30, to: 50 });
    expect(panBy({ from: 20, to: 40 }, WHOLE, -9)).toEqual({ from: 0, to: 20 });
    expect(panBy({ from: 20, to: 40 }, WHOLE, Infinity)).toEqual({ from: 80, to: 100 });
  });
});

describe('zoomBy', () => {
  it('keeps the anchor where it is', () => {
    // 25 lies a quarter into 20 to 40; so it does in 22.5 to 32.5.
    expect(zoomBy({ from: 20, to: 40 }, WHOLE, 0.5, 25)).toEqual({ from: 22.5, to: 32.5 });
  });
  it('shows no more than all, and no less than eight steps', () => {
    expect(zoomBy({ from: 20, to: 80 }, WHOLE, 3, 50)).toEqual(WHOLE);
    expect(zoomBy({ from: 20, to: 40 }, WHOLE, 0.01, 20)).toEqual({ from: 20, to: 28 });
    expect(zoomBy({ from: 0, to: 5 }, { from: 0, to: 5 }, 0.5, 2)).toEqual({ from: 0, to: 5 });
  });
});

it('answers to keys', () => {
  const view = { from: 40, to: 60 };
  expect(rangeAfterKey('ArrowRight', view, WHOLE)).toEqual({ from: 42, to: 62 });
  expect(rangeAfterKey('+', view, WHOLE)).toEqual({ from: 45, to: 55 });
  expect(rangeAfterKey('-', view, WHOLE)).toEqual({ from: 30, to: 70 });
  expect(rangeAfterKey('End', view, WHOLE)).toEqual({ from: 80, to: 100 });
  expect(rangeAfterKey('0', view, WHOLE)).toEqual(WHOLE);
  expect(rangeAfterKey('Tab', view, WHOLE)).toBeNull();
});
