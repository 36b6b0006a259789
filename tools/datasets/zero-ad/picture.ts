import type { Archive } from './archive.ts';
import { type Picture, decodeDds } from './dds.ts';
import type { Surface } from './figure.ts';

/** Where a texture is thin it shows this: a people's colour, or the colour of someone's hair. */
export type Underlay = readonly [number, number, number];

/** Says how a material uses the alpha of its texture (0 A.D.'s art/materials). */
export function alphaUse(material: string): 'hole' | 'team' | 'object' | 'none' {
  if (material.startsWith('player')) return 'team';
  if (material.startsWith('objectcolor')) return 'object';
  return material.includes('trans') && !material.includes('no_trans') ? 'hole' : 'none';
}

/** Reads a surface's texture with sides of at most `maxSide`; the underlay shines through where the material says so. */
export function readPicture(archive: Archive, surface: Surface, team: Underlay, maxSide: number): Picture {
  const picture = decodeDds(archive.read(surface.texture), maxSide);
  const use = alphaUse(surface.material);
  if (use === 'hole') return picture;
  const under = use === 'team' ? team : use === 'object' ? surface.objectColour : null;
  const rgba = picture.rgba.slice();
  for (let at = 0; at < rgba.length; at += 4) {
    const share = (rgba[at + 3] ?? 255) / 255;
    if (under !== null)
      for (let channel = 0; channel < 3; channel++)
        rgba[at + channel] = Math.round(
          (rgba[at + channel] ?? 0) * share + (under[channel] ?? 0) * (1 - share),
        );
    rgba[at + 3] = 255;
  }
  return { ...picture, rgba };
}
