import { many } from '#ui/panels/many.ts';
import { formatCount, formatShare } from '#ui/panels/number-format.ts';

/** Texts of the view of a table. */
export const strings = {
  columns: 'Columns',
  column: 'Column',
  numbers: 'Numbers',
  categories: 'Categories',
  unit: 'Unit',
  count: 'Values',
  missing: 'Missing',
  mean: 'Mean',
  deviation: 'SD',
  least: 'Least',
  lowerQuartile: 'Q1',
  median: 'Median',
  upperQuartile: 'Q3',
  greatest: 'Greatest',
  rowsOf: 'Rows by category',
  more: (count: number) => `${formatCount(count)} more`,
  target: 'target',
  missingValue: '–',
  summary: (numbers: number, categories: number, missing: number) =>
    [
      many(numbers, 'column of numbers', 'columns of numbers'),
      ...(categories === 0 ? [] : [many(categories, 'of categories', 'of categories')]),
      missing === 0 ? 'no value is missing' : `${many(missing, 'value is', 'values are')} missing`,
    ].join(', ') + '.',

  medianIs: (median: string) => `median ${median}`,

  oneColumn: 'One column',
  distribution: (name: string) => `Distribution of ${name}`,
  byClass: (name: string, target: string) => `Distribution of ${name} by ${target}`,
  meanBy: (target: string, name: string) => `Mean ${target} by ${name}`,
  missingHere: (missing: number, count: number) =>
    `${formatCount(missing)} of ${many(count, 'value')} (${formatShare(missing / count)}) missing.`,

  scatter: 'Two columns',
  across: 'Across',
  up: 'Up',
  colour: 'Colour by',
  noColour: 'nothing',
  others: 'others',
  noValue: 'missing',
  between: (low: string, high: string) => `${low} to ${high}`,
  scatterLabel: (up: string, across: string, points: number, correlation: string) =>
    `${up} against ${across} for ${many(points, 'row')}; correlation ${correlation}.`,
  points: 'Points',

  correlations: 'Correlation',
  correlationHelp:
    'Pearson’s r over the rows that have both values. Blue rises together, orange runs against; it sees straight lines only.',
  correlationOf: 'Correlation of each pair of columns',
  cell: (first: string, second: string, value: string) => `${first}, ${second}: ${value}`,
  strongest: 'Strongest pairs',
  pair: (first: string, second: string) => `${first} and ${second}`,
  showPair: 'Plot',
  showAllColumns: (count: number) => `Show all ${formatCount(count)} columns`,
  shownColumns: (shown: number, target: string) =>
    `The ${formatCount(shown)} columns that go with ${target} most.`,

  rows: 'Rows',
  rowsName: 'rows',
  row: 'Row',
  sortBy: (name: string) => `Sort by ${name}`,
  csv: 'As CSV',
  csvShown: (shown: number, all: number) => `The first ${formatCount(shown)} of ${many(all, 'row')}.`,
  download: (rows: number) => `Download ${many(rows, 'row')} as CSV`,
};
