import type { PartName } from '#core/dataset.ts';
import type { ScenePart } from './render/scene-set.ts';
import type { Archive } from './zero-ad/archive.ts';
import { type Role, castIndividuals } from './zero-ad/cast.ts';
import type { FigureReader } from './zero-ad/figure.ts';
import { placeOf } from './zero-ad/landscapes.ts';
import { type RenderedSet, buildRenderedSet } from './zero-ad/rendered-set.ts';

interface Kind {
  readonly name: string;
  readonly train: readonly Role[];
  /** In validation and held-out part, as other individuals: models that training never shows. */
  readonly others: readonly Role[];
}

const fauna = (name: string, looks: Omit<Role, 'actor'> = {}): Role => ({
  actor: `fauna/${name}.xml`,
  ...looks,
});

/** Who stands for each class. */
const KINDS: readonly Kind[] = [
  {
    name: 'bear',
    train: [fauna('bear_black'), fauna('bear_brown')],
    others: [fauna('bear_white')],
  },
  {
    name: 'big cat',
    train: [fauna('lion'), fauna('tiger')],
    others: [fauna('lioness')],
  },
  {
    name: 'cattle',
    train: [fauna('cow'), fauna('zebu'), fauna('bull')],
    others: [fauna('sanga_cattle')],
  },
  {
    name: 'deer',
    train: [fauna('deer'), fauna('deer1', { mesh: /deer_1/ })],
    others: [fauna('deer2'), fauna('deer3')],
  },
  {
    name: 'dog',
    train: [fauna('wolf'), fauna('fox_red'), fauna('arctic_wolf'), fauna('mastiff')],
    others: [{ actor: 'units/britons/wolfhound.xml' }],
  },
  {
    name: 'elephant',
    train: [fauna('elephant_african_bush'), fauna('elephant_asian'), fauna('elephant_african_baby')],
    others: [fauna('elephant_african_forest')],
  },
  {
    name: 'giraffe',
    train: [fauna('giraffe_adult')],
    others: [fauna('giraffe_baby')],
  },
  {
    name: 'horse',
    train: ['celtic', 'lusitano', 'persian', 'tessalian', 'marwari'].map((breed) => fauna(`horse_${breed}`)),
    others: [fauna('horse_breed'), fauna('pony')],
  },
  {
    name: 'pig',
    train: [fauna('pig1'), fauna('boar')],
    others: [fauna('piglet')],
  },
  {
    name: 'sheep or goat',
    train: [fauna('sheep3'), fauna('goat', { mesh: /goat\.dae/ })],
    others: [fauna('goat', { mesh: /goat_male/ }), fauna('sheep2')],
  },
];

const COUNTS: Readonly<Record<PartName, number>> = { train: 500, validation: 100, heldOut: 100 };
const INDIVIDUALS: Readonly<Record<PartName, number>> = { train: 60, validation: 20, heldOut: 20 };

/** Ten kinds of animals; models of training are in no other part. */
export const ANIMALS_10: RenderedSet = {
  id: 'animals-10',
  title: 'Ten animals',
  summary: '7,000 rendered pictures of ten kinds of animals, as many of each, in colour.',
  side: 64,
  seed: 1,
  classNames: KINDS.map(({ name }) => name),
  packing: { rowsPerShard: 1000, quality: 80 },
  split:
    'By model: validation and held-out part show models that training does not, as different individuals (60 of each class in training, 20 each in the others): polar bears, lionesses, Sanga cattle, does, wolfhounds, African forest elephants, young giraffes, ponies and another horse, piglets, billy goats and another sheep. No soil, tree, bush or stone is in two parts. Every ten rows hold one image of each class, all of one scene.',
  notes: [
    'Individuals differ in tint and build, not in coat: validation and held-out part share models and coats, and some coats of horses, pigs, cattle and giraffes occur in training too.',
    'A class means what it says, not one look: bears are brown or black in training and white elsewhere; dogs include wolves and foxes; young animals stand for their kind. Expect validation and held-out scores well below training scores.',
    'Does, one deer in training and the other sheep have no skeleton: each keeps one pose.',
    'At 64 × 64 an animal is some 40 pixels wide; antlers and horns may be one pixel thick.',
  ],
  nearestOriginal:
    'CIFAR-10 (A. Krizhevsky 2009): 60,000 photographs at 32 × 32, six of its ten classes animals.',
  plan: planAnimals,
};

export async function build(): Promise<void> {
  await buildRenderedSet(ANIMALS_10);
}

function planAnimals(archive: Archive, reader: FigureReader): Record<PartName, ScenePart> {
  const planPart = (part: PartName): ScenePart => ({
    place: placeOf(archive, part),
    counts: KINDS.map(() => COUNTS[part]),
    casts: KINDS.map(({ name, train, others }) => {
      const names = [ANIMALS_10.id, ANIMALS_10.seed, part, name];
      const roles = part === 'train' ? train : others;
      return castIndividuals(reader, roles, INDIVIDUALS[part], names, { tintRange: 0.3 });
    }),
  });
  return { train: planPart('train'), validation: planPart('validation'), heldOut: planPart('heldOut') };
}
