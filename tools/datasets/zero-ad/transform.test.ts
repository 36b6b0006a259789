import { describe, expect, it } from 'vitest';
import { invertRigid, multiply, transformOfPose, turned } from './transform.ts';

/** x, y, z after a map. */
function moved(map: Float64Array, [x = 0, y = 0, z = 0]: readonly number[]): number[] {
  return [0, 4, 8].map((row) => {
    const [a = 0, b = 0, c = 0, d = 0] = map.subarray(row, row + 4);
    return Number((a * x + b * y + c * z + d).toFixed(9));
  });
}

describe('transforms', () => {
  // A quarter turn about z: x becomes y. Quaternion (0, 0, sin 45°, cos 45°).
  const quarter = transformOfPose([10, 0, 0, 0, 0, Math.SQRT1_2, Math.SQRT1_2]);

  it('turns by the quaternion, then shifts', () => {
    expect(moved(quarter, [1, 0, 0])).toEqual([10, 1, 0]);
    expect(moved(quarter, [0, 0, 5])).toEqual([10, 0, 5]);
  });

  it('applies the right factor first', () => {
    const shift = transformOfPose([0, 3, 0, 0, 0, 0, 1]);
    // (1, 0, 0) → shifted (1, 3, 0) → turned (−3, 1, 0) → (7, 1, 0).
    expect(moved(multiply(quarter, shift), [1, 0, 0])).toEqual([7, 1, 0]);
    // The other way round: (10, 1, 0) → (10, 4, 0).
    expect(moved(multiply(shift, quarter), [1, 0, 0])).toEqual([10, 4, 0]);
  });

  it('goes back by the inverse', () => {
    expect(moved(invertRigid(quarter), [10, 1, 0])).toEqual([1, 0, 0]);
  });

  it('turns about the vertical: z becomes x', () => {
    expect(moved(turned(Math.PI / 2), [0, 2, 1])).toEqual([1, 2, 0]);
  });
});
