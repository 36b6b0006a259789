import type { PartName } from '#core/dataset.ts';
import type { ScenePart } from './render/scene-set.ts';
import type { Archive } from './zero-ad/archive.ts';
import { type Role, castIndividuals } from './zero-ad/cast.ts';
import type { FigureReader } from './zero-ad/figure.ts';
import { placeOf } from './zero-ad/landscapes.ts';
import { type RenderedSet, buildRenderedSet } from './zero-ad/rendered-set.ts';

type Kind = { readonly name: string } & Readonly<Record<PartName, readonly Role[]>>;

const fauna = (name: string, looks: Omit<Role, 'actor'> = {}): Role => ({
  actor: `fauna/${name}.xml`,
  ...looks,
});

/** Who stands for each class in each part; models of training are in no other part. */
const KINDS: readonly Kind[] = [
  {
    name: 'bear',
    train: [fauna('bear_black'), fauna('bear_brown')],
    validation: [fauna('bear_white')],
    heldOut: [fauna('bear_white')],
  },
  {
    name: 'big cat',
    train: [fauna('lion'), fauna('tiger')],
    validation: [fauna('lioness')],
    heldOut: [fauna('lioness')],
  },
  {
    name: 'cattle',
    train: [fauna('cow'), fauna('zebu')],
    validation: [fauna('bull')],
    heldOut: [fauna('sanga_cattle')],
  },
  {
    name: 'deer',
    train: [fauna('deer'), fauna('deer1', { mesh: /deer_1/ })],
    validation: [fauna('deer2')],
    heldOut: [fauna('deer3')],
  },
  {
    name: 'dog',
    train: [fauna('wolf'), fauna('fox_red'), fauna('arctic_wolf')],
    validation: [fauna('mastiff')],
    heldOut: [{ actor: 'units/britons/wolfhound.xml' }],
  },
  {
    name: 'elephant',
    train: [fauna('elephant_african_bush'), fauna('elephant_asian')],
    validation: [fauna('elephant_african_baby')],
    heldOut: [fauna('elephant_african_forest')],
  },
  {
    name: 'giraffe',
    train: [fauna('giraffe_adult')],
    validation: [fauna('giraffe_baby', { coat: /giraffe\.png/ })],
    heldOut: [fauna('giraffe_baby', { coat: /giraffeb/ })],
  },
  {
    name: 'horse',
    train: [fauna('horse_celtic'), fauna('horse_lusitano'), fauna('horse_persian')],
    validation: [fauna('horse_tessalian'), fauna('horse_breed')],
    heldOut: [fauna('horse_marwari'), fauna('pony')],
  },
  {
    name: 'pig',
    train: [fauna('pig1'), fauna('boar')],
    validation: [fauna('piglet', { coat: /01|02/ })],
    heldOut: [fauna('piglet', { coat: /03/ })],
  },
  {
    name: 'sheep or goat',
    train: [fauna('sheep3'), fauna('goat', { mesh: /goat\.dae/ })],
    validation: [fauna('goat', { mesh: /goat_male/, coat: /goat_(white|grey)/ })],
    heldOut: [fauna('goat', { mesh: /goat_male/, coat: /goat\.png/ }), fauna('sheep2')],
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
    'By model: what stands for a class in training is in no other part. Held out: polar bears, lionesses, Sanga cattle, standing does, wolfhounds, African forest elephants, young giraffes, Marwari horses and ponies, piglets, billy goats and another model of sheep. Validation: polar bears, lionesses, bulls, grazing does, mastiffs, elephant calves, young giraffes, Thessalian and other horses, piglets and billy goats. No soil, tree, bush or stone is in two parts. Every ten rows hold one image of each class, all of one scene.',
  notes: [
    'Validation and held-out part share a model where a class has only two: polar bear, lioness, young giraffe, piglet, billy goat; as other individuals, and with other coats where there are any (not for polar bear and lioness).',
    'A class means what it says, not one look: bears in training are brown or black and white elsewhere; dogs include wolves and foxes; young animals stand for their kind. Expect held-out scores well below training scores.',
    'Horses of different parts share some coats, as do pigs and cattle. The does of validation and held-out part, one deer in training and one sheep have no skeleton: each keeps one pose.',
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
    casts: KINDS.map((kind) =>
      castIndividuals(
        reader,
        kind[part],
        INDIVIDUALS[part],
        [ANIMALS_10.id, ANIMALS_10.seed, part, kind.name],
        {
          tintRange: 0.3,
        },
      ),
    ),
  });
  return { train: planPart('train'), validation: planPart('validation'), heldOut: planPart('heldOut') };
}
