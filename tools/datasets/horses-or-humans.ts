import type { PartName } from '#core/dataset.ts';
import type { ScenePart } from './render/scene-set.ts';
import type { Individual } from './render/scene-studio.ts';
import type { Archive } from './zero-ad/archive.ts';
import { type Role, castIndividuals } from './zero-ad/cast.ts';
import { type Figure, type FigureReader, texturesOf } from './zero-ad/figure.ts';
import { placeOf } from './zero-ad/landscapes.ts';
import { type RenderedSet, buildRenderedSet } from './zero-ad/rendered-set.ts';

/** Breeds are meshes; each part has its own, and its own coats. */
const HORSES: Readonly<Record<PartName, readonly Role[]>> = {
  train: [
    { actor: 'fauna/horse_celtic.xml', coat: /bay_02|black|brown\.|cherrybay|gray|tan|white/ },
    { actor: 'fauna/horse_skewbald.xml' },
    { actor: 'fauna/horse_breed.xml', coat: /bay_02|brown\.|cherrybay|tan/ },
    { actor: 'fauna/horse_white.xml' },
    { actor: 'fauna/horse_gray.xml' },
    { actor: 'fauna/horse_black.xml' },
    { actor: 'fauna/horse_tan.xml' },
  ],
  validation: [
    { actor: 'fauna/horse_lusitano_01.xml' },
    { actor: 'fauna/horse_lusitano_02.xml' },
    { actor: 'fauna/horse_palomino_01.xml' },
    { actor: 'fauna/horse_palomino_02.xml' },
    { actor: 'fauna/horse_brown_spotted_01.xml' },
    { actor: 'fauna/horse_tessalian.xml', coat: /fading_black/ },
  ],
  heldOut: [
    { actor: 'fauna/pony.xml', coat: /bay_01|beige/ },
    { actor: 'fauna/horse_marwari.xml', coat: /halflinger/ },
    { actor: 'fauna/horse_persian.xml', coat: /bay_01|dark_chestnut|halflinger/ },
    { actor: 'fauna/horse_cream_spotted_01.xml' },
    { actor: 'fauna/horse_cream_spotted_02.xml' },
    { actor: 'fauna/horse_dark_chestnut.xml' },
  ],
};

const PEOPLES: Readonly<Record<PartName, readonly string[]>> = {
  train: [
    ...['athenians', 'britons', 'carthaginians', 'celts', 'gauls', 'macedonians', 'ptolemies', 'romans'],
    ...['seleucids', 'spartans'],
  ],
  validation: ['iberians', 'persians'],
  heldOut: ['han', 'kushites', 'mauryas'],
};
const UNIT =
  /^art\/actors\/(units\/([a-z]+)\/(?:female_citizen|healer|minister|infantry_[a-z]+_[abe])[a-z_]*\.xml)$/;
const NO_UNIT = /trader_|_r\.xml|packed|siege/;

const COUNTS: Readonly<Record<PartName, readonly [number, number]>> = {
  train: [500, 527],
  validation: [128, 128],
  heldOut: [250, 250],
};
const INDIVIDUALS: Readonly<Record<PartName, number>> = { train: 130, validation: 32, heldOut: 63 };

/** Horses and people of the ancient world. */
export const HORSES_OR_HUMANS: RenderedSet = {
  id: 'horses-or-humans',
  title: 'Horses or humans',
  summary: '1,783 rendered pictures of horses and of people on varied ground, in colour.',
  side: 128,
  seed: 1,
  classNames: ['horses', 'humans'],
  packing: { rowsPerShard: 520, quality: 80 },
  split:
    'By actor, with whole breeds and peoples apart. Held out: ponies, Marwari and Persian horses; Han, Kushite and Mauryan people. Validation: Lusitano and Thessalian horses; Iberians and Persians. All others are for training. No coat, dress or face is in two parts, nor a soil, tree, bush or stone; 130, 32 and 63 individuals of each class. Rows of one scene lie together, one of each class.',
  notes: [
    'The counts are those of the original set (500 horses and 527 people; 128 of each), with 500 held out. There the images have 300 × 300 pixels.',
    'People wear ancient dress; what they carry (weapons, shields, bags) was taken off, and figures that wear next to nothing are left out. Horses of all parts share the hair of manes and tails, and people of all parts some hair and shoes.',
    'All people walk on the same skeleton and so do all horses: poses are drawn from the same animations in all parts.',
  ],
  nearestOriginal: 'horses_or_humans (L. Moroney 2019): 1,027 and 256 rendered images at 300 × 300.',
  plan: planHorsesAndHumans,
};

export async function build(): Promise<void> {
  await buildRenderedSet(HORSES_OR_HUMANS);
}

/** Parts are cast one after the other; looks that share a texture with an earlier part are drawn again. */
function planHorsesAndHumans(archive: Archive, reader: FigureReader): Record<PartName, ScenePart> {
  const taken = new Map<string, PartName>();
  const cast = (part: PartName, roles: readonly Role[], label: string): Individual[] => {
    const accepts = (figure: Figure): boolean =>
      texturesOf(figure).every(
        (texture) =>
          !UNDRESSED.test(texture) && (SHARED.test(texture) || (taken.get(texture) ?? part) === part),
      );
    const names = [HORSES_OR_HUMANS.id, HORSES_OR_HUMANS.seed, part, label];
    const individuals = castIndividuals(reader, roles, INDIVIDUALS[part], names, { accepts, tintRange: 0.3 });
    for (const { figure } of individuals) for (const texture of texturesOf(figure)) taken.set(texture, part);
    return individuals;
  };
  const planPart = (part: PartName): ScenePart => ({
    place: placeOf(archive, part),
    counts: COUNTS[part],
    casts: [cast(part, HORSES[part], 'horses'), cast(part, peopleOf(archive, part), 'humans')],
  });
  const [heldOut, validation] = [planPart('heldOut'), planPart('validation')];
  return { train: planPart('train'), validation, heldOut };
}

const SHARED = /hair|mane|tail/;
/** Bare chests are fine, but no more than that. */
const UNDRESSED = /naked|painted|nubian|female_noba/;

/** Actors of all peoples in turn, so that each has as many individuals. */
function peopleOf(archive: Archive, part: PartName): Role[] {
  const actors = archive.names.flatMap((name) => {
    const found = UNIT.exec(name);
    return found === null || NO_UNIT.test(name) ? [] : [{ actor: found[1] ?? '', people: found[2] ?? '' }];
  });
  const byPeople = PEOPLES[part].map((people) => actors.filter((unit) => unit.people === people));
  const longest = Math.max(...byPeople.map((units) => units.length));
  return Array.from({ length: longest }, (_, index) => byPeople.map((units) => units[index % units.length]))
    .flat()
    .flatMap((unit) => (unit === undefined ? [] : [{ actor: unit.actor }]));
}
