import { many } from '#ui/panels/many.ts';
import { formatCount, formatShare } from '#ui/panels/number-format.ts';
import { formatNumber } from '#core/number-text.ts';

/** Texts of the views of labelled texts and of corpora. */
export const strings = {
  samples: 'Samples',
  samplesName: 'samples',
  label: 'Label',
  allClasses: 'All',
  search: 'Search',
  noneFound: (query: string) => `No text has ‘${query}’. Try fewer letters.`,
  whole: 'Show all of it',
  tokensOf: 'Token ids',
  counting: 'Counting words…',

  balance: 'Class balance',
  className: 'Class',
  texts: 'Texts',
  balanceShare: (count: number, all: number) => `${formatCount(count)} (${formatShare(count / all)})`,

  lengths: { text: 'Words per text', line: 'Words per line', paragraph: 'Words per paragraph' },
  lengthLabel: (median: number, ninetyFifth: number, longest: number) =>
    `Half have at most ${many(median, 'word')}, 95 % at most ${formatCount(ninetyFifth)}; the longest has ${formatCount(longest)}.`,
  lengthCut: (share: string, length: number) =>
    `${share} are longer than ${formatCount(length)} and lose words.`,
  setLength: (length: number) => `length ${formatCount(length)}`,
  byClass: 'Median by class',
  median: 'Median words',

  vocabulary: 'Vocabulary',
  vocabularyText: (distinct: number, total: number, once: number) =>
    `${many(total, 'word')}, ${formatCount(distinct)} of them different; ${formatCount(once)} (${formatShare(once / Math.max(1, distinct))}) occur once.`,
  growth: 'Growth',
  growthLabel: (distinct: number, total: number) =>
    `Distinct words against words read: ${formatCount(distinct)} after ${formatCount(total)}.`,
  heaps: (factor: number, exponent: number) =>
    `Heaps’ law fits V = ${formatNumber(factor)} · n^${formatNumber(exponent, 2)}: ten times the text has ${formatNumber(10 ** exponent, 2)} times the words.`,
  read: 'words read',
  distinct: 'distinct words',
  measured: 'measured',
  fitted: 'Heaps’ law',
  unknown: 'Unknown words',
  unknownText:
    'Share of all words that a vocabulary of so many ids turns into <OOV>, id 1. The vocabulary is of the training part.',
  size: 'Vocabulary size',
  unknownShare: 'Unknown',
  frequent: 'Most frequent words',
  word: 'Word',
  count: 'Count',
  stopWords: 'Leave out articles, pronouns and the like',

  telling: 'Most telling words',
  tellingText:
    'Words that mark a class against the rest, by log-odds with a Dirichlet prior in standard errors (Monroe, Colaresi & Quinn 2008, Fightin’ Words). Above 1.96 is more than chance; a name or a date at the top is a leak.',
  tellingOf: (name: string) => `Telling of ${name}`,
  uses: 'Uses',
  z: 'z',
  inside: (name: string) => `In ${name}`,
  outside: 'Elsewhere',

  tokens: 'Token lab',
  tokensText:
    'The ids that a model would get: 0 pads, 1 is a word outside of the vocabulary (<OOV>), words count from 2 by frequency.',
  asExercise: 'As the exercise has it',
  postOnly:
    'The lab pads and cuts after the text; Keras’ pad_sequences does both before, unless told otherwise.',
  length: 'Length',
  padding: 'Padding',
  truncation: 'Cutting',
  sides: { pre: 'before', post: 'after' },
  own: 'Text',
  sample: 'Another sample',
  encoded: (words: number, unknown: number, cut: number, zeros: number) =>
    `${many(words, 'word')}: ${formatCount(unknown)} <OOV>, ${formatCount(cut)} cut, ${many(zeros, 'zero')} of padding.`,
  oov: '<OOV>',
  pad: 'padding',
  zeros: (count: number) => `× ${formatCount(count)}`,
  ids: 'As an array',
  cutWords: 'Cut off',

  numbers: 'Numbers',
  reading: 'Reading',
  readFrom: (place: number) => `Read on from ${formatCount(place)}`,
  unit: { line: 'lines', paragraph: 'paragraphs' },
  goTo: { line: 'Line', paragraph: 'Paragraph' },
  searchCorpus: 'Search the text',
  zipf: 'Zipf’s law',
  zipfText: (slope: number) =>
    `Frequency against rank, both by powers of ten. A straight line of slope −1 is Zipf’s law; here the slope between ranks 10 and 1,000 is ${formatNumber(slope, 2).replace('-', '−')}.`,
  zipfLabel: (words: number) => `Frequency of ${many(words, 'word')} against their rank on logarithmic axes.`,
  rank: 'rank',
  frequency: 'frequency',
  law: 'slope −1',
  nGrams: 'Most frequent runs of words',
  runOf: 'Words in a run',
  runs: { two: 'Two', three: 'Three' },
  run: 'Run',
  noRuns: 'No run of words occurs twice.',
};
