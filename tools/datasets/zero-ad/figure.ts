import { type RandomStream, createRandom } from '#core/random.ts';
import { type Look, drawLook } from './actor.ts';
import { type Animation, parseAnimation } from './animation.ts';
import type { Archive } from './archive.ts';
import { type Mesh, parseMesh } from './mesh.ts';
import { skin } from './skin.ts';
import { IDENTITY, type Transform, multiply, turned } from './transform.ts';

/** An actor with one look and everything fixed to it. */
export interface Figure {
  readonly look: Look;
  readonly mesh: Mesh | null;
  /** Path of the texture in the archive. */
  readonly texture: string | null;
  readonly props: readonly { readonly point: string; readonly figure: Figure }[];
}

/** A surface ready to be drawn. */
export interface Surface {
  readonly texture: string;
  readonly material: string;
  readonly objectColour: readonly [number, number, number];
  /** [vertices, 8]: position, normal, u, v (v downwards). */
  readonly vertices: Float32Array;
  readonly triangles: Uint16Array;
}

/** Reads models, animations and looks out of 0 A.D.'s archive, each once. */
export interface FigureReader {
  /**
   * Draws a look by `seed`; attach points that `skip` matches stay empty. Null when the actor has nothing to draw.
   */
  drawFigure(actor: string, seed: number, skip: RegExp): Figure | null;
  /** Files of the animations whose names match. */
  animationsOf(figure: Figure, names: RegExp): string[];
  /** Surfaces in the pose at `phase` (0 to 1) of an animation file, or resting; turned about the vertical. */
  pose(figure: Figure, animation: string | null, phase: number, turn?: number): Surface[];
}

const MAX_DEPTH = 3;

export function createFigureReader(archive: Archive): FigureReader {
  const readMesh = remember((name): Mesh | null => {
    const path = [name, `${name}.cached.pmd`, `${name}.pmd.cached.pmd`]
      .map((file) => `art/meshes/${file}`)
      .find((file) => file.endsWith('.pmd') && archive.has(file));
    return path === undefined ? null : parseMesh(archive.read(path));
  });
  const readAnimation = remember((name): Animation | null => {
    const path = `art/animation/${name}.cached.psa`;
    return archive.has(path) ? parseAnimation(archive.read(path)) : null;
  });

  const draw = (actor: string, random: RandomStream, skip: RegExp, depth: number): Figure | null => {
    const look = drawLook(archive, actor, random);
    if (look === null || depth > MAX_DEPTH) return null;
    const props = look.props.flatMap(({ point, actor: name }) => {
      const figure = skip.test(point) ? null : draw(name, random, skip, depth + 1);
      return figure === null ? [] : [{ point, figure }];
    });
    const mesh = look.mesh === null ? null : readMesh(look.mesh);
    return { look, mesh, texture: texturePath(archive, look.texture), props };
  };

  const collect = (
    figure: Figure,
    place: Transform,
    animation: Animation | null,
    phase: number,
    surfaces: Surface[],
  ): void => {
    const { mesh, look, texture, props } = figure;
    if (mesh === null) return;
    // Manes and capes have the skeleton of what they grow on, and play its animation themselves.
    const isMoved = animation !== null && mesh.rest.length > 0 && animation.bones >= mesh.rest.length;
    const bones = isMoved ? animation.poseAt(phase).slice(0, mesh.rest.length) : mesh.rest;
    if (texture !== null) {
      const vertices = skin(mesh, bones, place);
      surfaces.push({
        texture,
        material: look.material,
        objectColour: look.objectColour,
        vertices,
        triangles: mesh.triangles,
      });
    }
    for (const { point, figure: prop } of props) {
      const at = mesh.propPoints.get(point);
      if (at === undefined && point !== 'root' && point !== 'hair') continue;
      const bone = at === undefined || at.bone === null ? IDENTITY : (bones[at.bone] ?? IDENTITY);
      const propPlace = multiply(place, at === undefined ? IDENTITY : multiply(bone, at.place));
      collect(prop, propPlace, animation, phase, surfaces);
    }
  };

  return {
    drawFigure: (actor, seed, skip) => draw(actor, createRandom(seed), skip, 0),
    animationsOf(figure, names) {
      const files = figure.look.animations.filter(({ name }) => names.test(name)).map(({ file }) => file);
      return [...new Set(files)].filter((file) => readAnimation(file) !== null);
    },
    pose(figure, animation, phase, turn = 0) {
      const surfaces: Surface[] = [];
      collect(figure, turned(turn), animation === null ? null : readAnimation(animation), phase, surfaces);
      return surfaces;
    },
  };
}

/** Every texture of a figure and of what is fixed to it. */
export function texturesOf(figure: Figure): string[] {
  const own = figure.texture === null || figure.mesh === null ? [] : [figure.texture];
  return [...own, ...figure.props.flatMap(({ figure: prop }) => texturesOf(prop))];
}

function texturePath(archive: Archive, name: string | null): string | null {
  if (name === null) return null;
  const bare = name.replace(/\.(png|tga|dds)$/, '');
  const candidates = [name, `${bare}.dds`, `${bare}.png`].map(
    (file) => `art/textures/skins/${file}.cached.dds`,
  );
  return candidates.find((path) => archive.has(path)) ?? null;
}

function remember<T>(read: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const value = read(name);
    known.set(name, value);
    return value;
  };
}
