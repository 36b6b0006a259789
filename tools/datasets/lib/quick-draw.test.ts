import { describe, expect, it } from 'vitest';
import { centreByBox } from './quick-draw.ts';

function draw(...inked: readonly (readonly [number, number])[]): Uint8Array {
  const drawing = new Uint8Array(784);
  for (const [x, y] of inked) drawing[y * 28 + x] = 200;
  return drawing;
}

describe('centreByBox', () => {
  it('moves the box to the middle, the odd pixel below and to the right', () => {
    // The box is 3 wide and 2 high: 12 left, 13 right of it; 13 above and below.
    expect(centreByBox(draw([0, 0], [2, 1]))).toEqual(draw([12, 13], [14, 14]));
  });

  it('leaves a drawing that fills the picture, and an empty one', () => {
    const full = draw([0, 0], [27, 27]);
    expect(centreByBox(full)).toEqual(full);
    expect(centreByBox(draw())).toEqual(draw());
  });
});
