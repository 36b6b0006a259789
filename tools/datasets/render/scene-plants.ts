import type { RandomStream } from '#core/random.ts';
import { between, pickOne } from '../lib/streams.ts';
import type { FigureReader, Surface } from '../zero-ad/figure.ts';
import { heightOf, moveToGround, scalePositions } from './scene-framing.ts';

/** Actors that may stand around, by how tall they may become: in units of the scene, where the camera is 10 away. */
export interface Plants {
  readonly trees: readonly string[];
  readonly low: readonly string[];
}

/**
 * Up to five trees, bushes and rocks behind the middle, and in every fifth image a low one before it that hides some feet.
 */
export function drawPlants(reader: FigureReader, plants: Plants, random: RandomStream): Surface[] {
  const surfaces: Surface[] = [];
  const behind = Math.max(0, Math.floor(between(random, -1.5, 6)));
  for (let plant = 0; plant < behind; plant++) {
    const isTree = random() < 0.5;
    const depth = between(random, 3, 40);
    const height = isTree ? between(random, 3, 9) : between(random, 0.5, 2);
    const across = between(random, -0.5, 0.5) * (10 + depth);
    surfaces.push(
      ...standing(
        reader,
        pickOne(random, isTree ? plants.trees : plants.low),
        height,
        across,
        -depth,
        random,
      ),
    );
  }
  const isHiding = random() < 0.2;
  const [height, across, near] = [between(random, 0.3, 0.9), between(random, -2, 2), between(random, 2, 4)];
  if (isHiding) surfaces.push(...standing(reader, pickOne(random, plants.low), height, across, near, random));
  return surfaces;
}

function standing(
  reader: FigureReader,
  actor: string,
  height: number,
  x: number,
  z: number,
  random: RandomStream,
): Surface[] {
  const figure = reader.drawFigure(actor, 1, /^$/);
  if (figure === null) throw new Error(`the archive has no plant '${actor}'`);
  const surfaces = reader.pose(figure, null, 0, between(random, 0, 2 * Math.PI));
  moveToGround(surfaces);
  const scale = height / heightOf(surfaces);
  for (const { vertices } of surfaces) {
    scalePositions(vertices, scale);
    for (let at = 0; at < vertices.length; at += 8) {
      vertices[at] = (vertices[at] ?? 0) + x;
      vertices[at + 2] = (vertices[at + 2] ?? 0) + z;
    }
  }
  return surfaces;
}
