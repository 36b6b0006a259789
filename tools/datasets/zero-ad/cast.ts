import { between, namedSeed, namedStream, pickOne } from '../lib/streams.ts';
import type { Colour } from '../render/scene-job.ts';
import type { Individual } from '../render/scene-studio.ts';
import type { Figure, FigureReader } from './figure.ts';
import type { Underlay } from './picture.ts';

/** Who may be drawn: an actor, and which of its variants. */
export interface Role {
  readonly actor: string;
  readonly mesh?: RegExp;
  /** Of the main texture. */
  readonly coat?: RegExp;
}

export interface CastOptions {
  /** Says which figures will do, beyond the role. */
  readonly accepts?: (figure: Figure) => boolean;
  /** How far colours of individuals differ: 0.2 is a fifth lighter or darker. */
  readonly tintRange: number;
}

const MAX_TRIES = 500;
/** What people carry is no part of them; horses' hair and manes are. */
const CARRIED = /weapon|shield|quiver|projectile|ammo|sheath|wings|decals|seax|loaded/;
const POSES = /^(idle|walk|run|feeding)$/;

/**
 * Draws `count` individuals, the roles in turn, each from streams of its own named by `names`. A role without any look that
 * will do is left out; throws when none is left.
 */
export function castIndividuals(
  reader: FigureReader,
  roles: readonly Role[],
  count: number,
  names: readonly (string | number)[],
  options: CastOptions,
): Individual[] {
  const usable = roles.filter((role) => drawFigure(reader, role, [...names, 'probe'], options) !== null);
  return Array.from({ length: count }, (_, index) => {
    const role = usable[index % usable.length];
    const figure = role === undefined ? null : drawFigure(reader, role, [...names, index], options);
    if (figure === null) throw new Error(`nobody will do for ${names.join('/')}`);
    const random = namedStream(...names, index, 'individual');
    return {
      figure,
      animations: reader.animationsOf(figure, POSES),
      team: pickOne(random, CLOTHS),
      tint: drawTint(random, options.tintRange),
      build: [between(random, 0.92, 1.08), between(random, 0.92, 1.08), between(random, 0.92, 1.08)],
    };
  });
}

/** Undyed to deep colours, as wool and linen take them. */
const CLOTHS: readonly Underlay[] = [
  [150, 60, 50],
  [60, 80, 130],
  [70, 100, 60],
  [190, 160, 100],
  [110, 80, 55],
  [215, 205, 185],
  [60, 55, 55],
  [120, 60, 100],
  [170, 110, 50],
  [90, 130, 135],
];

function drawFigure(
  reader: FigureReader,
  { actor, mesh, coat }: Role,
  names: readonly (string | number)[],
  { accepts }: CastOptions,
): Figure | null {
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    const figure = reader.drawFigure(actor, namedSeed(...names, 'look', attempt), CARRIED);
    if (figure === null) return null;
    const isInRole =
      (mesh?.test(figure.look.mesh ?? '') ?? true) && (coat?.test(figure.texture ?? '') ?? true);
    if (isInRole && (accepts?.(figure) ?? true)) return figure;
  }
  return null;
}

function drawTint(random: () => number, range: number): Colour {
  const light = between(random, 1 - range, 1 + range);
  const warmth = between(random, -range / 2, range / 2);
  return [light * (1 + warmth), light, light * (1 - warmth)];
}
