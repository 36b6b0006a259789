import type { PartName } from '#core/dataset.ts';
import type { Place } from '../render/scene-studio.ts';
import type { Archive } from './archive.ts';

const TYPES = 'art/textures/terrain/types/';
const SOIL = /grass|dirt|sand|forest|savanna|beach|field|snow|shrub|plain|steppe/;
/** Maps of relief, what lies under water, what is black, and what repeats too plainly. */
const NO_SOIL =
  /norm|spec|mask|cliff|underwater|ocean|volcanic|tile|road|1024test|mars|furrows|farmland|blend/;

/** Regions whose soils are seen in validation alone, and in the held-out part alone; all others are for training. */
const REGIONS: Readonly<Record<Exclude<PartName, 'train'>, RegExp>> = {
  validation: /^(sahara|temperate|alpine_arctic)\//,
  heldOut: /^(india|aegean_anatolia)\/|^(tropic|polar)_/,
};

const PLANTS: Readonly<Record<PartName, { trees: readonly string[]; low: readonly string[] }>> = {
  train: {
    trees: [
      ...[
        'acacia',
        'apple',
        'baobab',
        'carob',
        'elm',
        'european_beech',
        'mediterranean_cypress',
        'oak_holly',
      ],
      ...['olive', 'palm_date', 'pine', 'pine_maritime', 'poplar', 'tree_dead'],
    ].map(tree),
    low: [
      ...['bushes/medit_scrub_01', 'trees/lavender_bush_01', 'trees/acacia_bush_small'].map(flora),
      ...['highland1', 'highland2', 'stone_granite_large', 'gray_rock1'].map(rock),
    ],
  },
  validation: {
    trees: ['cherry_small', 'deci_1', 'oak_large', 'palm_senegal_date', 'cypress_mediterranean_wild'].map(
      tree,
    ),
    low: [
      ...['trees/poppy_bush_01', 'trees/temperate_bush_biome'].map(flora),
      ...['highland3', 'shoreline_boulder'].map(rock),
    ],
  },
  heldOut: {
    trees: ['banana', 'palm_palmyra', 'teak', 'tree_tropic', 'oak_hungarian', 'palm_date_new'].map(tree),
    low: [
      ...['trees/eyecandy_fern', 'trees/tropic_bush_biome'].map(flora),
      ...['highland_c', 'stone_granite_boulder'].map(rock),
    ],
  },
};

/** Where the images of a part are taken: soils and plants of no other part. */
export function placeOf(archive: Archive, part: PartName): Place {
  const soils = archive.names
    .filter((name) => name.startsWith(TYPES) && name.endsWith('.dds'))
    .map((name) => name.slice(TYPES.length))
    .filter((name) => SOIL.test(name) && !NO_SOIL.test(name))
    .filter((name) => partOf(name) === part)
    .sort();
  return { grounds: soils.map((name) => TYPES + name), plants: PLANTS[part] };
}

function partOf(soil: string): PartName {
  if (REGIONS.validation.test(soil)) return 'validation';
  return REGIONS.heldOut.test(soil) ? 'heldOut' : 'train';
}

function tree(name: string): string {
  return `flora/trees/${name}.xml`;
}

function flora(name: string): string {
  return `flora/${name}.xml`;
}

function rock(name: string): string {
  return `geology/${name}.xml`;
}
