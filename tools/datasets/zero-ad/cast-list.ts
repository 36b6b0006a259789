import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { PartName } from '#core/dataset.ts';
import type { ScenePart } from '../render/scene-set.ts';
import { texturesOf } from './figure.ts';

const FOLDER = join(import.meta.dirname, 'casts');

const Names = v.array(v.string());
const ClassCast = v.object({
  name: v.string(),
  individuals: v.number(),
  actors: Names,
  /** Main models. */
  meshes: Names,
  /** Textures of the main models. */
  coats: Names,
  /** All textures, those of hair, hats and so on as well. */
  textures: Names,
});
const PartCast = v.object({ classes: v.array(ClassCast), grounds: Names, plants: Names });
const CastList = v.object({ train: PartCast, validation: PartCast, heldOut: PartCast });
/** Who and what is to be seen in each part of a set: kept beside the builders, too long for the manifest. */
export type CastList = v.InferOutput<typeof CastList>;
export type PartCast = v.InferOutput<typeof PartCast>;

/** Writes `casts/<id>.json`; returns the SHA-256 of its bytes. */
export async function writeCastList(
  id: string,
  parts: Readonly<Record<PartName, ScenePart>>,
  classNames: readonly string[],
): Promise<string> {
  const describe = (part: PartName): PartCast => describePart(parts[part], classNames);
  const list: CastList = {
    train: describe('train'),
    validation: describe('validation'),
    heldOut: describe('heldOut'),
  };
  const text = `${JSON.stringify(list, null, 1)}\n`;
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, `${id}.json`), text);
  return hashOf(text);
}

/** The list of a set and the SHA-256 that the set's manifest names. */
export async function readCastList(id: string): Promise<{ list: CastList; sha256: string }> {
  const text = await readFile(join(FOLDER, `${id}.json`), 'utf8');
  return { list: v.parse(CastList, JSON.parse(text)), sha256: hashOf(text) };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function describePart({ casts, place }: ScenePart, classNames: readonly string[]): PartCast {
  const classes = casts.map((cast, label) => {
    const figures = cast.map(({ figure }) => figure);
    return {
      name: classNames[label] ?? '',
      individuals: cast.length,
      actors: unique(figures.map(({ look }) => look.actor)),
      meshes: unique(figures.map(({ look }) => look.mesh ?? '')),
      coats: unique(figures.map(({ texture }) => nameOf(texture ?? ''))),
      textures: unique(figures.flatMap(texturesOf).map(nameOf)),
    };
  });
  const { trees, low } = place.plants;
  return { classes, grounds: unique(place.grounds.map(nameOf)), plants: unique([...trees, ...low]) };
}

/** Without the folder that all have and the suffix of compiled textures. */
function nameOf(path: string): string {
  return path.replace('art/textures/', '').replace('.cached.dds', '');
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
