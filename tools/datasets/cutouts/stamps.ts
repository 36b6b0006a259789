import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The five classes, each with the folders of stamps that it takes and single stamps from elsewhere. */
export const CLASSES: readonly { name: string; folders: readonly string[]; more: readonly string[] }[] = [
  { name: 'mammal', folders: ['animals/mammals', 'animals/marsupials'], more: [] },
  { name: 'bird', folders: ['animals/birds'], more: [] },
  {
    name: 'food',
    folders: ['food/fruit', 'food/vegetables', 'plants/mushrooms'],
    more: [
      'food/nuts/almond',
      'food/nuts/pecan',
      'food/nuts/walnut',
      'food/spices/ginger',
      'plants/trees/rambutan',
    ],
  },
  { name: 'flower', folders: ['plants/flowers'], more: [] },
  {
    name: 'thing',
    folders: ['household'],
    more: [
      'clothes/clothespin_new',
      'clothes/clothespin_old',
      'hobbies/binoculars',
      'hobbies/camera_35mm',
      'medical/stethoscope',
      'medical/syringe',
      'sports/basketball',
      'sports/trophy_cup',
    ],
  },
];

/** Left out by hand: no photographs, or not of the class's kind. */
export const NO_PHOTOGRAPHS = [
  'animals/mammals/hedgehog',
  'animals/mammals/echidna',
  'animals/mammals/aquatic/whale',
  'animals/mammals/bears/toys/edward_bear',
  'household/tools/measuring_tape_mirror',
];

/** Left out for their rights: under the GNU Free Documentation Licence alone, or from a stock of pictures with terms of its own. */
export const OTHER_RIGHTS = [
  'animals/birds/helmeted_guineafowl',
  'animals/mammals/aquatic/otter',
  'food/fruit/Apricot_whole',
  'food/fruit/Cherry_Stella',
  'food/fruit/Strawberry2',
  'food/fruit/apricot',
  'food/fruit/grapes',
  'food/fruit/pineapple',
  'food/fruit/sliced_lime',
  'food/fruit/sliced_orange',
  'household/Lightbulb',
  'household/arttools/highlighter',
  'household/dishes/mug',
  'household/kettle',
  'household/wheelie_bin',
];

/** Under CC BY-SA, not the GPL. */
export const SHARE_ALIKE = [
  'animals/birds/heron_greatblue',
  'animals/birds/heron_greatblue_flying',
  'animals/birds/pelican',
  'plants/flowers/adeenia',
  'plants/flowers/anthoorium',
  'plants/flowers/appooppanthady',
  'plants/flowers/bolsom',
  'plants/flowers/chemparathi',
  'plants/flowers/plastic/chuvanna_plastic_poo',
];

/** Of the same animal or thing, or one picture in two colours: these stay in training together. */
export const TWINS = [
  'animals/birds/drake',
  'animals/birds/duck',
  'animals/birds/heron_greatblue',
  'animals/birds/heron_greatblue_flying',
  'animals/mammals/bovines/gnu-baby',
  'animals/mammals/bovines/gnu-baby-stand',
  'animals/mammals/bovines/gnu-sitting',
  'animals/mammals/bovines/gnu-stand',
  'animals/mammals/equines/donkey',
  'animals/mammals/equines/donkey_eating',
  'animals/mammals/pig_golden',
  'animals/mammals/pig_golden2',
  'clothes/clothespin_new',
  'clothes/clothespin_old',
  'food/fruit/apple_green',
  'food/fruit/apple_red',
  'food/vegetables/garlic',
  'food/vegetables/garlics',
  'food/vegetables/lettuce',
  'food/vegetables/redlettuce',
  'household/arttools/scissors_small_closed',
  'household/arttools/scissors_small_open',
  'plants/mushrooms/cep',
  'plants/mushrooms/cep-1',
  'plants/mushrooms/cep-2',
];

export interface Stamp {
  /** Path below the stamps' folder, without '.png'. */
  readonly name: string;
  readonly label: number;
}

/** All stamps of the classes that are not left out, in order of class and name. `root` is the stamps' folder. */
export async function listStamps(root: string): Promise<Stamp[]> {
  const leftOut = new Set([...NO_PHOTOGRAPHS, ...OTHER_RIGHTS]);
  const byClass = await Promise.all(
    CLASSES.map(async ({ folders, more }, label) => {
      const found = await Promise.all(folders.map((folder) => listFolder(root, folder)));
      return [...found.flat(), ...more].toSorted().map((name) => ({ name, label }));
    }),
  );
  return byClass.flat().filter(({ name }) => !leftOut.has(name));
}

async function listFolder(root: string, folder: string): Promise<string[]> {
  const files = await readdir(join(root, folder), { recursive: true });
  return files
    .filter((file) => file.endsWith('.png') && !file.includes('cartoon'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/').replace(/\.png$/, '')}`);
}
