import { readLicence } from './lib/licences.ts';
import { MODELDATA_SOURCES, readModeldata, readModeldataLicence } from './lib/r-data-packages.ts';
import { EVENNESS, isEvenlyHard, regressionTask } from './lib/table-baselines.ts';
import type { ColumnValues } from './lib/table-columns.ts';
import { writeTable } from './lib/table-dataset.ts';
import { groupNear } from './lib/table-near.ts';
import { STRATUM, chooseSplit, splitEvenly } from './lib/table-split.ts';

const INGREDIENTS = [
  ['cement', 'cement', 'Cement in a cubic metre of the mixture.'],
  ['blast_furnace_slag', 'slag', 'Ground blast furnace slag, which replaces part of the cement.'],
  ['fly_ash', 'flyAsh', 'Fly ash of coal, which replaces part of the cement.'],
  ['water', 'water', 'Water.'],
  ['superplasticizer', 'superplasticizer', 'Superplasticizer, which lets the mixture flow with less water.'],
  ['coarse_aggregate', 'coarseAggregate', 'Gravel or crushed stone.'],
  ['fine_aggregate', 'fineAggregate', 'Sand.'],
] as const;

/** Amounts this close are one mixture, kg/m³: the source lists some samples twice, exactly and rounded. */
const TOLERANCE = 1;

/** Strength of concrete by mixture and age; all ages of a mixture stay together. */
export async function build(): Promise<void> {
  const frame = await readModeldata('concrete');
  const columns: ColumnValues[] = [
    ...INGREDIENTS.map(([from, name, description]) => ({
      kind: 'number' as const,
      name,
      unit: 'kg/m³',
      description,
      values: frame.numbers(from),
    })),
    {
      kind: 'number',
      name: 'age',
      unit: 'days',
      description: 'Age when crushed.',
      values: frame.numbers('age'),
    },
  ];
  const strength = frame.numbers('compressive_strength');
  const recipes = strength.map((_, row) =>
    columns.slice(0, INGREDIENTS.length).map(({ values }) => values[row] ?? NaN),
  );
  const mixtures = groupNear(recipes, TOLERANCE);
  const { seed, parts } = chooseSplit(
    (from) => splitEvenly(strength, (row) => String(mixtures[row]), from),
    (split) => isEvenlyHard(columns, strength, split),
  );
  const count = (keys: readonly string[]): number => new Set(keys).size;
  const inputs = recipes.map((recipe, row) => [...recipe, columns.at(-1)?.values[row]].join());
  const samples = inputs.map((input, row) => `${input} ${strength[row] ?? NaN}`);
  const packageLicence = await readModeldataLicence(
    'The UCI Machine Learning Repository publishes this data set (Concrete Compressive Strength) under CC BY 4.0. It is taken here from the R package modeldata, which is under the MIT licence. Both texts follow.',
  );
  await writeTable({
    about: {
      id: 'concrete-strength',
      title: 'Strength of concrete',
      summary: 'What went into each of 1,030 samples of concrete and how old they were: how strong are they?',
      origin: 'real',
      licence: { name: 'CC BY 4.0', text: `${packageLicence.text}\n\n${await readLicence('CC-BY-4.0')}` },
      attribution:
        'I-C. Yeh (1998), Modeling of strength of high-performance concrete using artificial neural networks, Cement and Concrete Research 28, 1797–1808; (2006), Analysis of strength of concrete using design of experiments and neural networks, Journal of Materials in Civil Engineering 18, 597–604. UCI Machine Learning Repository. Data set `concrete` of the R package modeldata 1.1.0 (Debian r-cran-modeldata). Changed here: split in three parts.',
      sources: MODELDATA_SOURCES,
      split: `By mixture: samples of the same seven ingredients (within ${TOLERANCE} kg/m³ each) are all in one part, whatever their age; otherwise a model could look a mixture up. Mixtures sorted by their mean strength and taken ${STRATUM} at a time, shuffled by seed ${seed}; each goes to the part that lacks most samples of its share, 70, 15 and 15 %. Each part is in random order. The seed is the first from 1 with which a linear regression errs alike on all three parts (RMSE within ${EVENNESS * 100} %).`,
      notes: [
        `No value is missing. The ${strength.length.toLocaleString('en')} samples are of ${count(recipes.map(String))} mixtures as written, of ${new Set(mixtures).size} where amounts within ${TOLERANCE} kg/m³ count as the same: some samples are listed twice, once with rounded amounts. ${strength.length - count(inputs)} samples repeat an earlier mixture and age to the digit, ${strength.length - count(samples)} of them with the same strength too. All are kept, as in the original.`,
        'Scores of random splits, common in the literature, are better: there the same mixture is in training and test.',
        'Strength grows with age quickly at first, then slowly: the logarithm of the age tells a linear model more than the age.',
        'Collected from several sources; rows do not say which.',
      ],
      nearestOriginal: 'Concrete Compressive Strength (UCI): the same samples.',
    },
    columns,
    target: {
      kind: 'number',
      name: 'compressiveStrength',
      unit: 'MPa',
      description: 'Pressure at which the sample broke, in megapascals.',
      values: strength,
    },
    parts,
    baselines: regressionTask(columns, strength, parts),
  });
}
