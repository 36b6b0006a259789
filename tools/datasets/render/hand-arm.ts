import { BufferGeometry, Float32BufferAttribute } from 'three';

const SIDES = 24;

/** Where the mesh is cut at the wrist: an ellipse in the hand's axes, in metres. */
export interface WristCut {
  readonly centre: readonly [number, number, number];
  readonly radiusX: number;
  readonly radiusZ: number;
}

/** Measures the cut from the mesh's resting vertices in the hand's axes: those within a finger's breadth of its lower end. */
export function measureWrist(vertices: readonly (readonly [number, number, number])[]): WristCut {
  const end = Math.min(...vertices.map(([, y]) => y));
  const ring = vertices.filter(([, y]) => y < end + 0.012);
  const range = (axis: 0 | 2): readonly [number, number] => {
    const values = ring.map((vertex) => vertex[axis]);
    return [Math.min(...values), Math.max(...values)];
  };
  const [left, right] = range(0);
  const [back, front] = range(2);
  return {
    centre: [(left + right) / 2, end + 0.012, (back + front) / 2],
    radiusX: (right - left) / 2,
    radiusZ: (front - back) / 2,
  };
}

/**
 * A tube along −y from `from` to `to` metres below the origin, growing wider like a forearm; `loose` widens it further, for a
 * sleeve. Its upper end is closed.
 */
export function createTube(cut: WristCut, from: number, to: number, loose: number): BufferGeometry {
  const rings = 8;
  const positions: number[] = [];
  const indices: number[] = [];
  for (let ring = 0; ring <= rings; ring++) {
    const down = from + ((to - from) * ring) / rings;
    // The arm is narrowest at the wrist and a half wider 15 cm further on.
    const scale = loose * (0.96 + Math.min(0.5, 3.3 * Math.max(0, down)));
    for (let side = 0; side < SIDES; side++) {
      const angle = (side / SIDES) * 2 * Math.PI;
      positions.push(Math.cos(angle) * cut.radiusX * scale, -down, Math.sin(angle) * cut.radiusZ * scale);
      if (ring === rings) continue;
      const [a, b] = [ring * SIDES + side, ring * SIDES + ((side + 1) % SIDES)];
      indices.push(a, b, a + SIDES, b, b + SIDES, a + SIDES);
    }
  }
  const top = positions.length / 3;
  positions.push(0, -from, 0);
  for (let side = 0; side < SIDES; side++) indices.push(top, (side + 1) % SIDES, side);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute(positions, 3));
  geometry.setIndex(indices);
  geometry.computeVertexNormals();
  return geometry;
}
