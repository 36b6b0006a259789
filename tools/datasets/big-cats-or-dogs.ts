import type { PartName } from '#core/dataset.ts';
import type { ScenePart } from './render/scene-set.ts';
import type { Archive } from './zero-ad/archive.ts';
import { type Role, castIndividuals } from './zero-ad/cast.ts';
import type { FigureReader } from './zero-ad/figure.ts';
import { placeOf } from './zero-ad/landscapes.ts';
import { type RenderedSet, buildRenderedSet } from './zero-ad/rendered-set.ts';

/** One model and one coat each: every part has all three, as other individuals. */
const CATS: readonly Role[] = [
  { actor: 'fauna/lion.xml' },
  { actor: 'fauna/lioness.xml' },
  { actor: 'fauna/tiger.xml' },
];

/** No coat is in two parts. */
const DOGS: Readonly<Record<PartName, readonly Role[]>> = {
  train: [
    { actor: 'fauna/wolf.xml', coat: /wolf_grey/ },
    { actor: 'fauna/fox_red.xml' },
    { actor: 'fauna/mastiff.xml', coat: /b_01/ },
    { actor: 'fauna/wolf.xml', coat: /wolf\.png/ },
    { actor: 'fauna/fox_red.xml' },
    { actor: 'fauna/mastiff.xml', coat: /b_01/ },
  ],
  validation: [{ actor: 'fauna/arctic_wolf.xml' }, { actor: 'fauna/mastiff.xml', coat: /b_02/ }],
  heldOut: [
    { actor: 'fauna/fox_arctic.xml' },
    { actor: 'units/britons/wolfhound.xml' },
    { actor: 'units/britons/war_dog_mastiff_a.xml' },
  ],
};

const COUNTS: Readonly<Record<PartName, number>> = { train: 1000, validation: 500, heldOut: 300 };
const INDIVIDUALS: Readonly<Record<PartName, number>> = { train: 120, validation: 60, heldOut: 60 };

/** Lions, lionesses and tigers against wolves, foxes and mastiffs. */
export const BIG_CATS_OR_DOGS: RenderedSet = {
  id: 'big-cats-or-dogs',
  title: 'Big cats or dogs',
  summary: '3,600 rendered pictures of big cats and of dogs with their wild kin, in colour.',
  side: 96,
  seed: 1,
  classNames: ['big cats', 'dogs'],
  packing: { rowsPerShard: 500, quality: 80 },
  split:
    'Dogs by coat: grey and brown wolves, red foxes and brown mastiffs in training; arctic wolves and taupe mastiffs in validation; arctic foxes, wolfhounds and war mastiffs held out. Lions, lionesses and tigers are in every part, as other individuals (120, 60 and 60 of each class: build and tint differ). No soil, tree, bush or stone is in two parts. Rows of one scene lie together, one of each class.',
  notes: [
    'Not disjoint: there is one model and one coat each of lion, lioness and tiger, so all parts share them; wolf, fox and mastiff models also occur in two parts, with other coats. Only the wolfhound and the war mastiff are models that training never shows.',
    'Individuals differ in build by up to 8 % along each axis and in tint by up to 45 % in lightness: lions come sandy to grey-brown, wolves grey to tawny, for colours alone not to tell the classes apart.',
    'Tigers have stripes and lions have manes; foxes are much slighter than mastiffs. The classes are what zoology makes them (cats, Felidae; dogs, Canidae), not two looks.',
  ],
  nearestOriginal:
    'Dogs vs. Cats (Asirra, Kaggle 2013): 25,000 photographs, of which courses take 2,000 and 1,000.',
  plan: planCatsAndDogs,
};

export async function build(): Promise<void> {
  await buildRenderedSet(BIG_CATS_OR_DOGS);
}

function planCatsAndDogs(archive: Archive, reader: FigureReader): Record<PartName, ScenePart> {
  const planPart = (part: PartName): ScenePart => {
    const cast = (roles: readonly Role[], label: string) =>
      castIndividuals(
        reader,
        roles,
        INDIVIDUALS[part],
        [BIG_CATS_OR_DOGS.id, BIG_CATS_OR_DOGS.seed, part, label],
        {
          tintRange: 0.45,
        },
      );
    return {
      place: placeOf(archive, part),
      counts: [COUNTS[part], COUNTS[part]],
      casts: [cast(CATS, 'cats'), cast(DOGS[part], 'dogs')],
    };
  };
  return { train: planPart('train'), validation: planPart('validation'), heldOut: planPart('heldOut') };
}
