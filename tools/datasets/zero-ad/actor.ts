import { XmlElement, parseXml } from '@rgrove/parse-xml';
import type { RandomStream } from '#core/random.ts';
import type { Archive } from './archive.ts';

/** What one draw of an actor's variants looks like. Paths are as the actor files name them. */
export interface Look {
  readonly actor: string;
  readonly mesh: string | null;
  readonly texture: string | null;
  readonly material: string;
  /** Of hair and the like, where the material shows it; 0 to 255. */
  readonly objectColour: readonly [number, number, number];
  readonly animations: readonly { readonly name: string; readonly file: string }[];
  readonly props: readonly { readonly point: string; readonly actor: string }[];
}

/** States of a unit that are no looks of it: they come with wounds, tools and loads. */
const STATES = /death|attack|gather|approach|build|carry|promotion|capture|formation|garrison|packed/i;

/**
 * Draws one variant of every group of `art/actors/<actor>`, by their frequencies (0 A.D.'s graphics/ObjectBase.cpp); later
 * groups overrule earlier ones. Null when the archive has no such actor.
 */
export function drawLook(archive: Archive, actor: string, random: RandomStream): Look | null {
  const root = readXml(archive, `art/actors/${actor}`);
  if (root === null) return null;
  const own = root.name === 'qualitylevels' ? lowestQuality(archive, root) : root;
  let mesh: string | null = null;
  let texture: string | null = null;
  let colour: string | null = null;
  const animations: { name: string; file: string }[] = [];
  const props = new Map<string, readonly string[]>();
  for (const group of childrenOf(own, 'group')) {
    const chosen = drawVariant(archive, childrenOf(group, 'variant'), random);
    for (const variant of chosen === null ? [] : withFiles(archive, chosen)) {
      mesh = textOf(childrenOf(variant, 'mesh')[0]) ?? mesh;
      colour = textOf(childrenOf(variant, 'color')[0]) ?? colour;
      for (const element of inside(variant, 'textures', 'texture'))
        if (attribute(element, 'name') === 'baseTex') texture = attribute(element, 'file');
      for (const animation of inside(variant, 'animations', 'animation')) {
        const [name, file] = [attribute(animation, 'name'), attribute(animation, 'file')];
        if (name !== null && file !== null) animations.push({ name: name.toLowerCase(), file });
      }
      for (const [point, actors] of propsOf(variant)) props.set(point, actors);
    }
  }
  return {
    actor,
    mesh,
    texture,
    objectColour: parseColour(colour),
    material: textOf(childrenOf(own, 'material')[0]) ?? '',
    animations,
    props: [...props].flatMap(([point, actors]) => actors.map((name) => ({ point, actor: name }))),
  };
}

/** 0 A.D. takes white when nothing is said. */
function parseColour(text: string | null): readonly [number, number, number] {
  const [red = 255, green = 255, blue = 255] = (text ?? '').split(/\s+/).filter(Boolean).map(Number);
  return [red, green, blue];
}

/** Whole quality: the first of the actors, inline or in a file of its own. */
function lowestQuality(archive: Archive, root: XmlElement): XmlElement {
  const first = childrenOf(root, 'actor')[0];
  const file = first === undefined ? null : attribute(first, 'file');
  const other = file === null ? null : readXml(archive, `art/actors/${file}`);
  return other ?? childrenOf(root, 'inline')[0] ?? root;
}

function drawVariant(archive: Archive, all: readonly XmlElement[], random: RandomStream): XmlElement | null {
  const roll = random();
  const variants = all.filter(
    (variant) => !STATES.test(attribute(variant, 'file') ?? attribute(variant, 'name') ?? ''),
  );
  const frequencies = variants.map((variant) => frequencyOf(archive, variant));
  const isEven = frequencies.every((frequency) => frequency === 0);
  const weights = isEven ? frequencies.map(() => 1) : frequencies;
  let left = roll * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, variant] of variants.entries()) {
    left -= weights[index] ?? 0;
    if (left < 0) return variant;
  }
  return null;
}

/** A variant's own frequency, or that of the file it builds on; 0 when neither has one. */
function frequencyOf(archive: Archive, variant: XmlElement): number {
  const own = withFiles(archive, variant).map((element) => attribute(element, 'frequency'));
  return Number(own.findLast((frequency) => frequency !== null) ?? 0);
}

/** The variant files that a variant builds on, the deepest first, then itself. */
function withFiles(archive: Archive, variant: XmlElement, depth = 0): XmlElement[] {
  const file = attribute(variant, 'file');
  const base = file === null || depth > 5 ? null : readXml(archive, `art/variants/${file}`);
  return base === null ? [variant] : [...withFiles(archive, base, depth + 1), variant];
}

/** Actors by attach point; a point that is named without an actor is emptied. */
function propsOf(variant: XmlElement): Map<string, string[]> {
  const points = new Map<string, string[]>();
  for (const prop of inside(variant, 'props', 'prop')) {
    const point = attribute(prop, 'attachpoint') ?? '';
    const actor = attribute(prop, 'actor');
    const before = points.get(point) ?? [];
    points.set(point, actor === null || actor === '' ? before : [...before, actor]);
  }
  return points;
}

const cache = new Map<string, XmlElement | null>();

function readXml(archive: Archive, path: string): XmlElement | null {
  const known = cache.get(path);
  if (known !== undefined) return known;
  const root = archive.has(path) ? parseXml(archive.read(path).toString('utf8')).root : null;
  cache.set(path, root);
  return root;
}

function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((node) => node instanceof XmlElement).filter((child) => child.name === name);
}

function inside(element: XmlElement, outer: string, inner: string): XmlElement[] {
  return childrenOf(element, outer).flatMap((child) => childrenOf(child, inner));
}

function attribute(element: XmlElement, name: string): string | null {
  return element.attributes[name] ?? null;
}

function textOf(element: XmlElement | undefined): string | null {
  const text = element?.text.trim() ?? '';
  return text === '' ? null : text;
}
