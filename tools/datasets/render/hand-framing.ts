import { type Matrix4, type SkinnedMesh, Vector3 } from 'three';

const GRID = 48;

/** A posed hand as the camera sees it: its box, and how much of the box's square it covers. */
export interface Silhouette {
  readonly centre: Vector3;
  readonly size: Vector3;
  /** In square metres. */
  readonly area: number;
}

/** Projects the skinned mesh along z after `toView` and measures what it covers, on a grid of 48 × 48. */
export function measureSilhouette(mesh: SkinnedMesh, toView: Matrix4): Silhouette {
  const points = viewVertices(mesh, toView);
  const low = new Vector3(Infinity, Infinity, Infinity);
  const high = new Vector3(-Infinity, -Infinity, -Infinity);
  for (const point of points) {
    low.min(point);
    high.max(point);
  }
  const size = high.clone().sub(low);
  const cell = Math.max(size.x, size.y) / GRID;
  const covered = new Uint8Array(GRID * GRID);
  const corners = mesh.geometry.index;
  if (corners === null) throw new Error('the hand mesh has no index');
  for (let at = 0; at < corners.count; at += 3) {
    const triangle = [0, 1, 2].map((corner) => points[corners.getX(at + corner)] ?? low);
    fillTriangle(
      covered,
      triangle.map((point) => [(point.x - low.x) / cell, (point.y - low.y) / cell] as const),
    );
  }
  const cells = covered.reduce((sum, value) => sum + value, 0);
  return { centre: low.add(high).multiplyScalar(0.5), size, area: cells * cell * cell };
}

/** Vertices of the posed mesh, in the view's axes. */
function viewVertices(mesh: SkinnedMesh, toView: Matrix4): Vector3[] {
  const count = mesh.geometry.getAttribute('position').count;
  return Array.from({ length: count }, (_, index) =>
    mesh.getVertexPosition(index, new Vector3()).applyMatrix4(toView),
  );
}

type Point = readonly [number, number];

/** Marks the cells whose centre lies in the triangle, and those of its corners: small triangles hit no centre. */
function fillTriangle(covered: Uint8Array, [a, b, c]: readonly Point[]): void {
  if (a === undefined || b === undefined || c === undefined) return;
  for (const [x, y] of [a, b, c]) mark(covered, Math.floor(x), Math.floor(y));
  const edge = (p: Point, q: Point, x: number, y: number): number =>
    (q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0]);
  const bottom = Math.floor(Math.min(a[1], b[1], c[1]));
  const top = Math.ceil(Math.max(a[1], b[1], c[1]));
  const left = Math.floor(Math.min(a[0], b[0], c[0]));
  const right = Math.ceil(Math.max(a[0], b[0], c[0]));
  for (let y = bottom; y < top; y++)
    for (let x = left; x < right; x++) {
      const sides = [
        edge(a, b, x + 0.5, y + 0.5),
        edge(b, c, x + 0.5, y + 0.5),
        edge(c, a, x + 0.5, y + 0.5),
      ];
      if (sides.every((side) => side >= 0) || sides.every((side) => side <= 0)) mark(covered, x, y);
    }
}

function mark(covered: Uint8Array, x: number, y: number): void {
  if (x >= 0 && x < GRID && y >= 0 && y < GRID) covered[y * GRID + x] = 1;
}
