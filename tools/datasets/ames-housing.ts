import type { Baseline } from '#core/dataset.ts';
import { MODELDATA_SOURCES, readModeldata, readModeldataLicence } from './lib/r-data-packages.ts';
import { readAmesColumns } from './lib/table-ames.ts';
import { EVENNESS, isEvenlyHard, regressionTask } from './lib/table-baselines.ts';
import type { ColumnValues } from './lib/table-columns.ts';
import { writeTable } from './lib/table-dataset.ts';
import { type RowSplit, STRATUM, chooseSplit, splitEvenly } from './lib/table-split.ts';

/** Houses that agree in all of these were built to one plan, at one time, side by side. */
const PLAN = ['yearBuilt', 'livingArea', 'basementArea', 'garageArea', 'neighbourhood'];

/** Houses sold in Ames, Iowa, 2006 to 2010: numbers, categories and missing values, and the price. */
export async function build(): Promise<void> {
  const frame = await readModeldata('ames');
  const columns = readAmesColumns(frame);
  const price = frame.numbers('Sale_Price');
  const plan = columns.filter(({ name }) => PLAN.includes(name));
  const planOf = (row: number): string => plan.map(({ values }) => values[row]).join();
  const { seed, parts } = chooseSplit(
    (from) => splitEvenly(price, planOf, from),
    (split) => isEvenlyHard(columns, price, split),
  );
  const plans = price.map((_, row) => planOf(row));
  const repeated = plans.filter((one) => plans.indexOf(one) !== plans.lastIndexOf(one));
  const missing = columns.find(({ name }) => name === 'lotFrontage')?.values.filter(Number.isNaN).length ?? 0;
  await writeTable({
    about: {
      id: 'ames-housing',
      title: 'House prices in Ames, Iowa, 2006–2010',
      summary: `${columns.length} facts about each of 2,930 houses, numbers and categories, some missing: what was it sold for?`,
      origin: 'real',
      licence: await readModeldataLicence(
        'The data are public records of the Ames City Assessor’s Office, which D. De Cock collected and published in the Journal of Statistics Education (2011) for use in teaching; the article states no licence for them. They are taken from the R package modeldata, whose licence follows.',
      ),
      attribution:
        'D. De Cock (2011), Ames, Iowa: Alternative to the Boston Housing Data as an End of Semester Regression Project, Journal of Statistics Education 19(3). Data set `ames` of the R package modeldata 1.1.0 (Debian r-cran-modeldata), copyright 2019 Max Kuhn, RStudio, after the package AmesHousing. Changed here: a choice of columns, missing values marked, categories as numbers, split in three parts.',
      sources: MODELDATA_SOURCES,
      split: `Houses of one plan (equal in ${PLAN.join(', ')}) are all in one part. These groups sorted by their mean price and taken ${STRATUM} at a time, shuffled by seed ${seed}; each goes to the part that lacks most houses of its share, 70, 15 and 15 %. Each part is in random order. The seed is the first from 1 with which a linear regression errs alike on all three parts (RMSE within ${EVENNESS * 100} %).`,
      notes: [
        `${columns.length} of 73 columns. Missing: lotFrontage of ${missing} houses (written as 0 in the package) and the electrical system of one. A house without a basement or a garage has 0 there, or a category that says so.`,
        `${repeated.length} houses share their plan with another: ${new Set(repeated).size} plans, terraced houses (TwnhsE, Twnhs) for the most part.`,
        'Overall quality, in the original a judgement that foretells the price best, is not in the package.',
        'Five houses have more than 4,000 square feet of living area; three of them were sold in part, far below what their size suggests. They are kept. Errors of prices are long-tailed: compare MAE as well as RMSE, or forecast the logarithm.',
        'Some categories have one or two houses, and a category may be missing from training.',
        'The prices are of 2006 to 2010, around a crisis, in one town.',
      ],
      nearestOriginal:
        'Ames Housing as Kaggle uses it (2,919 houses, 79 columns), and the California housing set of many courses.',
    },
    columns,
    target: {
      kind: 'number',
      name: 'salePrice',
      unit: 'USD',
      description: 'Price at which the house was sold.',
      values: price,
    },
    parts,
    baselines: [...regressionTask(columns, price, parts), ...logPriceTask(columns, price, parts)],
  });
}

/** Errors of the same methods when they forecast the logarithm; such an error is about a share of the price. */
function logPriceTask(
  columns: readonly ColumnValues[],
  price: readonly number[],
  parts: RowSplit,
): Baseline[] {
  return regressionTask(columns, price.map(Math.log), parts)
    .filter(({ metric }) => metric === 'rmse')
    .map((baseline) => ({
      ...baseline,
      id: `log-${baseline.id}`,
      title: `${baseline.title}; errors of the price’s logarithm`,
    }));
}
