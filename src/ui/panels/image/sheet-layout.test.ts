import { describe, expect, it } from 'vitest';
import { layOutSheet, movePlace, placeAt } from './sheet-layout.ts';

// 200 px hold four tiles of 44 with gaps of 3: 4 · 44 + 3 · 3 = 185; they grow to 47.
const LAYOUT = layOutSheet(200, 10, 44);

describe('layOutSheet', () => {
  it('fits as many columns as it can and spreads them', () => {
    expect(LAYOUT).toEqual({ columns: 4, rows: 3, tile: 47, pitch: 50, height: 147 });
  });

  it('has one column however narrow it gets, and no height without images', () => {
    expect(layOutSheet(20, 3, 44)).toMatchObject({ columns: 1, rows: 3, tile: 20 });
    expect(layOutSheet(200, 0, 44).height).toBe(0);
  });
});

describe('placeAt', () => {
  it('finds the tile under a point, and none in a gap or behind the last', () => {
    expect(placeAt(LAYOUT, 10, 0, 0)).toBe(0);
    expect(placeAt(LAYOUT, 10, 60, 110)).toBe(9);
    expect(placeAt(LAYOUT, 10, 49, 10)).toBeNull();
    expect(placeAt(LAYOUT, 10, 110, 110)).toBeNull();
    expect(placeAt(LAYOUT, 10, 230, 10)).toBeNull();
  });
});

describe('movePlace', () => {
  it('moves by image, by row and by page, and stays on the sheet', () => {
    expect(movePlace(LAYOUT, 10, 5, 'ArrowRight', 2)).toBe(6);
    expect(movePlace(LAYOUT, 10, 5, 'ArrowUp', 2)).toBe(1);
    expect(movePlace(LAYOUT, 10, 1, 'PageDown', 2)).toBe(9);
    expect(movePlace(LAYOUT, 10, 1, 'ArrowUp', 2)).toBe(0);
    expect(movePlace(LAYOUT, 10, 3, 'End', 2)).toBe(9);
    expect(movePlace(LAYOUT, 10, 3, 'Home', 2)).toBe(0);
    expect(movePlace(LAYOUT, 10, 3, 'a', 2)).toBeNull();
  });
});
