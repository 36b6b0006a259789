/** Affine map, 3 × 4 row-major: x' = M[0..2]·p + M[3], and so on. */
export type Transform = Float64Array;

export const IDENTITY: Transform = Float64Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);

/** Rotation by a unit quaternion (x, y, z, w) after which comes a translation; seven numbers from `at` on. */
export function transformOfPose(values: ArrayLike<number>, at = 0): Transform {
  const value = (index: number): number => values[at + index] ?? NaN;
  const [x, y, z, w] = [value(3), value(4), value(5), value(6)];
  return Float64Array.of(
    ...[1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w), value(0)],
    ...[2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w), value(1)],
    ...[2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y), value(2)],
  );
}

/** First `b`, then `a`. */
export function multiply(a: Transform, b: Transform): Transform {
  const result = new Float64Array(12);
  for (let row = 0; row < 12; row += 4) {
    for (let column = 0; column < 4; column++) {
      let sum = column === 3 ? (a[row + 3] ?? NaN) : 0;
      for (let k = 0; k < 3; k++) sum += (a[row + k] ?? NaN) * (b[k * 4 + column] ?? NaN);
      result[row + column] = sum;
    }
  }
  return result;
}

/** Inverse of a rotation with a translation: the rotation transposed. */
export function invertRigid(a: Transform): Transform {
  const result = new Float64Array(12);
  for (let row = 0; row < 3; row++) {
    let shift = 0;
    for (let column = 0; column < 3; column++) {
      const turned = a[column * 4 + row] ?? NaN;
      result[row * 4 + column] = turned;
      shift -= turned * (a[column * 4 + 3] ?? NaN);
    }
    result[row * 4 + 3] = shift;
  }
  return result;
}

/** Rotation about the vertical axis. */
export function turned(angle: number): Transform {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return Float64Array.of(cos, 0, sin, 0, 0, 1, 0, 0, -sin, 0, cos, 0);
}
