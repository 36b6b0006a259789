import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readLicence } from './lib/licences.ts';
import { openDebianPackage } from './lib/packages.ts';
import { classificationTask, hasEvenMeans, softmaxRegression } from './lib/table-baselines.ts';
import type { ColumnValues } from './lib/table-columns.ts';
import { writeTable } from './lib/table-dataset.ts';
import { STRATUM, chooseSplit, splitEvenly } from './lib/table-split.ts';

const VERSION = '0.1.1-1';
const FILE = 'usr/lib/R/site-library/palmerpenguins/extdata/penguins.csv';
const HEADER = 'species,island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex,year';
const PENGUINS = 344;
/** How far a part's mean of a measurement may lie from that of all, in standard deviations. */
const EVENNESS = 0.1;
const SPECIES = ['Adelie', 'Chinstrap', 'Gentoo'];

/** The Palmer penguins: three species to be told by their measurements; missing values kept. */
export async function build(): Promise<void> {
  const root = await openDebianPackage('r-cran-palmerpenguins', VERSION, 'all');
  const fields = readFields(await readFile(join(root, FILE), 'utf8'));
  const measured = [
    numberColumn(fields, 2, 'billLength', 'mm', 'Length of the bill, from base to tip.'),
    numberColumn(fields, 3, 'billDepth', 'mm', 'Height of the bill.'),
    numberColumn(fields, 4, 'flipperLength', 'mm', 'Length of the flipper.'),
    numberColumn(fields, 5, 'bodyMass', 'g', 'Mass of the bird.'),
  ];
  const columns: ColumnValues[] = [
    ...measured,
    categoryColumn(fields, 1, 'island', 'Island of the nest.', ['Biscoe', 'Dream', 'Torgersen']),
    categoryColumn(fields, 6, 'sex', 'Sex, determined from blood.', ['female', 'male']),
    numberColumn(fields, 7, 'year', 'year', 'Year of the study.'),
  ];
  const species = categoryColumn(fields, 0, 'species', 'Species of the penguin.', SPECIES);
  const mass = (measured[3]?.values ?? []).map((value) => (Number.isNaN(value) ? 0 : value));
  const { seed, parts } = chooseSplit(
    (from) => splitEvenly(mass, String, from, (row) => species.values[row] ?? NaN),
    (split) => measured.every(({ values }) => hasEvenMeans(values, split, EVENNESS)),
  );
  await writeTable({
    about: {
      id: 'penguins',
      title: 'Penguins of the Palmer Archipelago',
      summary:
        'Four measurements of each of 344 penguins, and where they nest: which of three species is it?',
      origin: 'real',
      licence: { name: 'CC0 1.0', text: await readLicence('CC0-1.0') },
      attribution:
        'K. B. Gorman, T. D. Williams, W. R. Fraser (2014), Ecological Sexual Dimorphism and Environmental Variability within a Community of Antarctic Penguins (Genus Pygoscelis), PLoS ONE 9(3): e90081; Palmer Station Antarctica LTER. A. M. Horst, A. P. Hill, K. B. Gorman (2020), palmerpenguins 0.1.1 (Debian r-cran-palmerpenguins). Changed here: categories as numbers, split in three parts.',
      sources: [{ package: 'r-cran-palmerpenguins', version: VERSION, registry: 'debian', files: [FILE] }],
      split: `Species by species, rows sorted by body mass and taken ${STRATUM} at a time; of each ${STRATUM}, shuffled by seed ${seed}, 14 to training, 3 to validation, 3 to the held-out part. Each part is in random order. The seed is the first from 1 with which no measurement's mean in a part lies further than ${EVENNESS} standard deviations from its mean of all rows.`,
      notes: [
        `Missing values are kept: two penguins lack all four measurements, ${countMissing(columns[5])} the sex (those two among them).`,
        'The classes are uneven: 152 Adelie, 68 Chinstrap, 124 Gentoo.',
        'The island gives much away: Gentoos nest on Biscoe alone, Chinstraps on Dream alone. The first four columns are enough, and the harder task.',
        'Birds of one nest and of one place may lie in different parts.',
        'Small and easy: a softmax regression tells all held-out birds apart, and a single bird moves the accuracy by two percentage points.',
      ],
      nearestOriginal: 'The penguins themselves; often used in place of the iris data set.',
    },
    columns,
    target: species,
    parts,
    baselines: [
      ...classificationTask(columns, species, parts),
      ...softmaxRegression(
        'softmax-measurements',
        'Softmax regression on the four measurements',
        measured,
        species,
        parts,
      ),
    ],
  });
}

function readFields(csv: string): string[][] {
  const [header, ...lines] = csv.trim().split(/\r?\n/);
  if (header !== HEADER || lines.length !== PENGUINS)
    throw new Error(`${FILE} is not the ${PENGUINS} penguins that this builder knows`);
  return lines.map((line) => line.split(','));
}

function numberColumn(
  fields: readonly string[][],
  at: number,
  name: string,
  unit: string,
  description: string,
) {
  const values = fields.map((line) => (line[at] === 'NA' ? NaN : Number(line[at])));
  return { kind: 'number' as const, name, unit, description, values };
}

function categoryColumn(
  fields: readonly string[][],
  at: number,
  name: string,
  description: string,
  categories: readonly string[],
) {
  const values = fields.map((line) => {
    const category = categories.indexOf(line[at] ?? '');
    if (category < 0 && line[at] !== 'NA') throw new Error(`'${line[at] ?? ''}' is no ${name}`);
    return category < 0 ? NaN : category;
  });
  return { kind: 'category' as const, name, description, categories, values };
}

function countMissing(column: ColumnValues | undefined): number {
  return column?.values.filter(Number.isNaN).length ?? 0;
}
