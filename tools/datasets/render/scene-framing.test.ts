import { describe, expect, it } from 'vitest';
import { createRandom } from '#core/random.ts';
import { CAMERA_DISTANCE, frameSubject, heightOf, moveToGround } from './scene-framing.ts';
import type { CameraPlace } from './scene-job.ts';

/** A box of this width, height and depth, its corners facing outwards, somewhere in space. */
function box(width: number, height: number, depth: number) {
  const corners = Array.from({ length: 8 }, (_, at) => [
    (at & 1) * width,
    ((at >> 1) & 1) * height,
    (at >> 2) * depth,
  ]);
  const vertices = Float32Array.from(
    corners.flatMap((corner) => [...corner.map((value) => value - 3), 0, 0, 0, 0, 0]),
  );
  const sides = [
    [0, 2, 3, 1],
    [4, 5, 7, 6],
    [0, 1, 5, 4],
    [2, 6, 7, 3],
    [0, 4, 6, 2],
    [1, 3, 7, 5],
  ];
  const triangles = Uint16Array.from(sides.flatMap(([a = 0, b = 0, c = 0, d = 0]) => [a, b, c, a, c, d]));
  return { vertices, triangles };
}

/** Where a point is in the picture: x and y from −1 to 1, without the camera's roll. */
function project(camera: CameraPlace, point: readonly number[]): [number, number] {
  const back = camera.position.map((value, axis) => (value - (camera.target[axis] ?? NaN)) / CAMERA_DISTANCE);
  const [x = 0, y = 0, z = 0] = point.map((value, axis) => value - (camera.target[axis] ?? NaN));
  const [, sin = 0, cos = 0] = back;
  const depth = CAMERA_DISTANCE - (y * sin + z * cos);
  const zoom = 1 / Math.tan((camera.fieldOfView * Math.PI) / 360);
  return [(zoom * x) / depth + camera.shift[0], (zoom * (y * cos - z * sin)) / depth + camera.shift[1]];
}

function edges(camera: CameraPlace, vertices: Float32Array) {
  const places = Array.from({ length: vertices.length / 8 }, (_, at) =>
    project(camera, [...vertices.subarray(8 * at, 8 * at + 3)]),
  );
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  return {
    width: Math.max(...xs) - Math.min(...xs),
    height: Math.max(...ys) - Math.min(...ys),
    all: [...xs, ...ys],
  };
}

describe('frameSubject', () => {
  const shots = Array.from({ length: 200 }, (_, seed) => {
    const shape = box(seed % 2 === 0 ? 1 : 8, seed % 2 === 0 ? 6 : 4, 2);
    const camera = frameSubject([shape], createRandom(seed));
    return { seed, camera, vertices: shape.vertices, ...edges(camera, shape.vertices) };
  });

  it('stands the subject on the ground in the middle, the camera ten units away and above ground', () => {
    for (const { camera, vertices } of shots) {
      expect(Math.min(...vertices.filter((_, at) => at % 8 === 1))).toBeCloseTo(0, 5);
      const away = Math.hypot(...camera.position.map((value, axis) => value - (camera.target[axis] ?? NaN)));
      expect(away).toBeCloseTo(CAMERA_DISTANCE, 9);
      expect(camera.position[1]).toBeGreaterThan(0.2);
    }
  });

  it('never makes it tiny, nor larger than the frame', () => {
    for (const { width, height } of shots) {
      expect(Math.max(width, height) / 2).toBeLessThan(0.95);
      expect(Math.max(width, height) / 2).toBeGreaterThan(0.47);
    }
  });

  it('shows nearly all of it whole, and cuts a quarter off at most', () => {
    const cut = shots.filter(({ all }) => all.some((value) => Math.abs(value) > 0.98));
    expect(cut.length).toBeGreaterThan(0);
    expect(cut.length).toBeLessThan(0.2 * shots.length);
    for (const { all, width, height } of shots)
      expect(Math.max(...all.map(Math.abs))).toBeLessThan(0.98 + 0.25 * Math.max(width, height));
  });

  it('covers alike much of the picture with what is tall and what is long', () => {
    const meanArea = (parity: number): number => {
      const own = shots.filter(({ seed }) => seed % 2 === parity);
      return own.reduce((sum, { width, height }) => sum + (width * height) / 4, 0) / own.length;
    };
    // Bounding boxes of boxes seen from slightly above: the limits keep a tall one a little smaller.
    expect(meanArea(0) / meanArea(1)).toBeGreaterThan(0.6);
    expect(meanArea(0) / meanArea(1)).toBeLessThan(1.1);
  });
});

describe('moveToGround', () => {
  it('puts the lowest point at zero and the middle above the origin', () => {
    const shape = box(2, 5, 4);
    moveToGround([shape]);
    expect(heightOf([shape])).toBe(5);
    expect([...shape.vertices.subarray(0, 3)]).toEqual([-1, 0, -2]);
  });
});
