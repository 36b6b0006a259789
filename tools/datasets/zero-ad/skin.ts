import type { Mesh } from './mesh.ts';
import { IDENTITY, type Transform, multiply } from './transform.ts';

/**
 * Linear blend skinning (Magnenat-Thalmann et al. 1988): each vertex is moved by the weighted mean of its bones' motions from
 * the resting pose to `bones`, then by `place`. Returns [vertices, 8]: position, normal, u, v with v downwards.
 */
export function skin(mesh: Mesh, bones: readonly Transform[], place: Transform): Float32Array {
  const motions = bones.map((bone, index) =>
    multiply(place, multiply(bone, mesh.toBones[index] ?? IDENTITY)),
  );
  const result = new Float32Array(8 * mesh.vertexCount);
  const blend = new Float64Array(12);
  for (let vertex = 0; vertex < mesh.vertexCount; vertex++) {
    blendMotions(mesh, vertex, motions, place, blend);
    const to = 8 * vertex;
    apply(blend, mesh.positions, 3 * vertex, 1, result, to);
    apply(blend, mesh.normals, 3 * vertex, 0, result, to + 3);
    result[to + 6] = mesh.uvs[2 * vertex] ?? 0;
    result[to + 7] = 1 - (mesh.uvs[2 * vertex + 1] ?? 0);
  }
  return result;
}

/** A vertex without bones moves with the whole. */
function blendMotions(
  mesh: Mesh,
  vertex: number,
  motions: readonly Transform[],
  place: Transform,
  blend: Float64Array,
): void {
  blend.fill(0);
  let total = 0;
  for (let slot = 4 * vertex; slot < 4 * vertex + 4; slot++) {
    const motion = motions[mesh.bones[slot] ?? 255];
    const weight = mesh.weights[slot] ?? 0;
    if (motion === undefined || weight <= 0) continue;
    total += weight;
    for (let i = 0; i < 12; i++) blend[i] = (blend[i] ?? 0) + weight * (motion[i] ?? 0);
  }
  if (total < 1e-6) blend.set(place);
  else for (let i = 0; i < 12; i++) blend[i] = (blend[i] ?? 0) / total;
}

function apply(
  map: Float64Array,
  source: Float32Array,
  from: number,
  shift: number,
  target: Float32Array,
  to: number,
): void {
  const [x, y, z] = [source[from] ?? 0, source[from + 1] ?? 0, source[from + 2] ?? 0];
  for (let row = 0; row < 3; row++) {
    const at = 4 * row;
    target[to + row] =
      (map[at] ?? 0) * x + (map[at + 1] ?? 0) * y + (map[at + 2] ?? 0) * z + shift * (map[at + 3] ?? 0);
  }
}
