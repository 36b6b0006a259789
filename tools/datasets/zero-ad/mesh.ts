import { createByteReader } from './byte-reader.ts';
import { type Transform, invertRigid, transformOfPose } from './transform.ts';

/** A place where other models are fixed: to a bone, or to the model itself (null). */
export interface PropPoint {
  readonly place: Transform;
  readonly bone: number | null;
}

/** A model in its resting pose. */
export interface Mesh {
  readonly vertexCount: number;
  /** [vertices, 3] */
  readonly positions: Float32Array;
  /** [vertices, 3] */
  readonly normals: Float32Array;
  /** [vertices, 2], v upwards */
  readonly uvs: Float32Array;
  /** [vertices, 4]; 255 is no bone */
  readonly bones: Uint8Array;
  /** [vertices, 4] */
  readonly weights: Float32Array;
  /** [triangles, 3] */
  readonly triangles: Uint16Array;
  readonly rest: readonly Transform[];
  /** From the model's space to each bone's. */
  readonly toBones: readonly Transform[];
  readonly propPoints: ReadonlyMap<string, PropPoint>;
}

const NO_BONE = 255;

/** Reads 0 A.D.'s PMD, version 4 (its source: graphics/ModelDef.cpp, CModelDef::Load). */
export function parseMesh(bytes: Buffer): Mesh {
  const reader = createByteReader(bytes);
  if (reader.text(4) !== 'PSMD') throw new Error('not a PMD model');
  const version = reader.uint32();
  if (version !== 4) throw new Error(`PMD version ${version} is unknown`);
  reader.skip(4);
  const vertexCount = reader.uint32();
  const uvSets = reader.uint32();
  const vertices = readVertices(reader, vertexCount, uvSets);
  const triangles = reader.uint16s(3 * reader.uint32());
  const rest = readPoses(reader);
  const propPoints = readPropPoints(reader);
  return {
    vertexCount,
    ...vertices,
    triangles: facingOutwards(triangles, vertices),
    rest,
    toBones: rest.map(invertRigid),
    propPoints,
  };
}

type Reader = ReturnType<typeof createByteReader>;

function readVertices(reader: Reader, count: number, uvSets: number) {
  const positions = new Float32Array(3 * count);
  const normals = new Float32Array(3 * count);
  const uvs = new Float32Array(2 * count);
  const bones = new Uint8Array(4 * count);
  const weights = new Float32Array(4 * count);
  for (let vertex = 0; vertex < count; vertex++) {
    positions.set(reader.float32s(3), 3 * vertex);
    normals.set(reader.float32s(3), 3 * vertex);
    uvs.set(reader.float32s(2 * uvSets).subarray(0, 2), 2 * vertex);
    for (let slot = 0; slot < 4; slot++) bones[4 * vertex + slot] = reader.uint8();
    weights.set(reader.float32s(4), 4 * vertex);
  }
  return { positions, normals, uvs, bones, weights };
}

function readPoses(reader: Reader): Transform[] {
  return Array.from({ length: reader.uint32() }, () => transformOfPose(reader.float32s(7)));
}

function readPropPoints(reader: Reader): Map<string, PropPoint> {
  const points = new Map<string, PropPoint>();
  const count = reader.uint32();
  for (let point = 0; point < count; point++) {
    const name = reader.text(reader.uint32()).replace(/^prop[-_]/, '');
    const place = transformOfPose(reader.float32s(7));
    const bone = reader.uint8();
    points.set(name, { place, bone: bone === NO_BONE ? null : bone });
  }
  return points;
}

/** Orders each triangle's corners so that its own normal agrees with its vertices': the files disagree about it. */
function facingOutwards(
  triangles: Uint16Array,
  { positions, normals }: { readonly positions: Float32Array; readonly normals: Float32Array },
): Uint16Array {
  const result = triangles.slice();
  for (let at = 0; at < triangles.length; at += 3) {
    const corners = [triangles[at] ?? 0, triangles[at + 1] ?? 0, triangles[at + 2] ?? 0];
    const [a = [], b = [], c = []] = corners.map((corner) => vector(positions, corner));
    const own = cross(subtract(b, a), subtract(c, a));
    const agreement = corners.reduce((sum, corner) => sum + dot(own, vector(normals, corner)), 0);
    if (agreement >= 0) continue;
    result[at + 1] = corners[2] ?? 0;
    result[at + 2] = corners[1] ?? 0;
  }
  return result;
}

function vector(values: Float32Array, index: number): number[] {
  return Array.from(values.subarray(3 * index, 3 * index + 3));
}

function subtract(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, axis) => value - (b[axis] ?? NaN));
}

function cross([a = 0, b = 0, c = 0]: readonly number[], [x = 0, y = 0, z = 0]: readonly number[]): number[] {
  return [b * z - c * y, c * x - a * z, a * y - b * x];
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, axis) => sum + value * (b[axis] ?? NaN), 0);
}
