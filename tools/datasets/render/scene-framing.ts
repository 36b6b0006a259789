import type { RandomStream } from '#core/random.ts';
import { between } from '../lib/streams.ts';
import type { CameraPlace } from './scene-job.ts';

/** Triangles in space: vertices [count, 8] begin with their position. */
export interface Shape {
  readonly vertices: Float32Array;
  readonly triangles: Uint16Array;
}

/** The camera is this far from what it looks at; the subject is scaled to it, so that sizes tell nothing. */
export const CAMERA_DISTANCE = 10;
/** Share of the frame that the subject's silhouette covers. */
const AREA = [0.09, 0.26] as const;
/** Share of the frame's side that its longer side may cover. */
const MAX_EXTENT = 0.92;
const MIN_EXTENT = 0.5;
/** So many images may cut a piece of the subject off, at most this share of it. */
const CUT_CHANCE = 0.12;
const MAX_CUT = 0.25;

/**
 * Draws a view of shapes and scales them, in place, to the camera's distance, feet on the ground. The area of the silhouette is
 * drawn, not its height: tall and long subjects then cover as many pixels.
 */
export function frameSubject(shapes: readonly Shape[], random: RandomStream): CameraPlace {
  const elevation = random() < 0.65 ? between(random, 0.03, 0.22) : between(random, 0.22, 0.6);
  const fieldOfView = between(random, 24, 48);
  const wanted = between(random, ...AREA);
  const roll = between(random, -0.07, 0.07);
  // The mean of two draws: the middle more often than the rim.
  const [across, up] = [(random() + random()) / 2, (random() + random()) / 2];
  const isCut = random() < CUT_CHANCE;
  moveToGround(shapes);
  let view = lookAt(shapes, elevation, fieldOfView);
  // Sizes go with the scale, nearly; four rounds leave less than a hundredth.
  for (let round = 0; round < 4; round++) {
    const extent = Math.max(view.right - view.left, view.top - view.bottom) / 2;
    const scale = Math.sqrt(wanted / view.area);
    const limited = Math.min(MAX_EXTENT / extent, Math.max(MIN_EXTENT / extent, scale));
    for (const { vertices } of shapes) scalePositions(vertices, limited);
    view = lookAt(shapes, elevation, fieldOfView);
  }
  const overhang = isCut ? MAX_CUT : 0;
  return {
    position: view.position,
    target: view.target,
    fieldOfView,
    roll,
    shift: [
      shiftWithin(view.left, view.right, across, overhang),
      shiftWithin(view.bottom, view.top, up, overhang),
    ],
  };
}

interface View {
  readonly position: [number, number, number];
  readonly target: [number, number, number];
  /** Edges of the subject in the picture, −1 to 1. */
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  /** Of the frame; of what faces the camera, so folds count twice. */
  readonly area: number;
}

function lookAt(shapes: readonly Shape[], elevation: number, fieldOfView: number): View {
  const target = centreOf(shapes);
  const [cos, sin] = [Math.cos(elevation), Math.sin(elevation)];
  const zoom = 1 / Math.tan((fieldOfView * Math.PI) / 360);
  const edges = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
  let area = 0;
  for (const { vertices, triangles } of shapes) {
    const points = new Float64Array(vertices.length / 4);
    for (let vertex = 0; vertex < vertices.length / 8; vertex++) {
      const x = (vertices[8 * vertex] ?? 0) - target[0];
      const y = (vertices[8 * vertex + 1] ?? 0) - target[1];
      const z = (vertices[8 * vertex + 2] ?? 0) - target[2];
      const depth = Math.max(0.1, CAMERA_DISTANCE - (y * sin + z * cos));
      const right = (zoom * x) / depth;
      const up = (zoom * (y * cos - z * sin)) / depth;
      points[2 * vertex] = right;
      points[2 * vertex + 1] = up;
      edges.left = Math.min(edges.left, right);
      edges.right = Math.max(edges.right, right);
      edges.bottom = Math.min(edges.bottom, up);
      edges.top = Math.max(edges.top, up);
    }
    area += facingArea(points, triangles) / 4;
  }
  const position: View['position'] = [
    target[0],
    target[1] + CAMERA_DISTANCE * sin,
    target[2] + CAMERA_DISTANCE * cos,
  ];
  return { position, target, ...edges, area };
}

/** Sum of the areas of triangles that turn counter-clockwise in the picture, points [count, 2]. */
function facingArea(points: Float64Array, triangles: Uint16Array): number {
  let sum = 0;
  for (let at = 0; at < triangles.length; at += 3) {
    const [a, b, c] = [2 * (triangles[at] ?? 0), 2 * (triangles[at + 1] ?? 0), 2 * (triangles[at + 2] ?? 0)];
    const [x, y] = [points[a] ?? 0, points[a + 1] ?? 0];
    const turn =
      ((points[b] ?? 0) - x) * ((points[c + 1] ?? 0) - y) -
      ((points[c] ?? 0) - x) * ((points[b + 1] ?? 0) - y);
    if (turn > 0) sum += turn / 2;
  }
  return sum;
}

function centreOf(shapes: readonly Shape[]): [number, number, number] {
  const centre: [number, number, number] = [0, 0, 0];
  for (const axis of [0, 1, 2] as const) {
    const [low, high] = rangeOf(shapes, axis);
    centre[axis] = (low + high) / 2;
  }
  return centre;
}

function rangeOf(shapes: readonly Shape[], axis: number): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { vertices } of shapes) {
    for (let at = axis; at < vertices.length; at += 8) {
      low = Math.min(low, vertices[at] ?? NaN);
      high = Math.max(high, vertices[at] ?? NaN);
    }
  }
  return [low, high];
}

/** Middle at x = z = 0, lowest point at y = 0. */
export function moveToGround(shapes: readonly Shape[]): void {
  const [x, , z] = centreOf(shapes);
  const [floor] = rangeOf(shapes, 1);
  for (const { vertices } of shapes) {
    for (let at = 0; at < vertices.length; at += 8) {
      vertices[at] = (vertices[at] ?? 0) - x;
      vertices[at + 1] = (vertices[at + 1] ?? 0) - floor;
      vertices[at + 2] = (vertices[at + 2] ?? 0) - z;
    }
  }
}

export function scalePositions(vertices: Float32Array, scale: number): void {
  for (let at = 0; at < vertices.length; at += 8)
    for (let axis = 0; axis < 3; axis++) vertices[at + axis] = (vertices[at + axis] ?? 0) * scale;
}

/** Height of shapes that stand on the ground. */
export function heightOf(shapes: readonly Shape[]): number {
  return rangeOf(shapes, 1)[1];
}

/** Puts edges low and high somewhere between −0.97 and 0.97, or beyond by a share of their distance. */
function shiftWithin(low: number, high: number, where: number, overhang: number): number {
  const slack = 0.97 + overhang * (high - low);
  const [first, last] = [-slack - low, slack - high];
  return first < last ? first + (last - first) * where : (first + last) / 2;
}
