import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PartName, PartRows } from '#core/dataset.ts';
import { countVocabulary } from '#core/text.ts';
import { openDebianPackage } from './lib/packages.ts';
import { readRObject } from './lib/r-data.ts';
import { type Chapter, readChapters } from './lib/text-chapters.ts';
import { perplexityBaselines } from './lib/text-perplexity.ts';
import { writeDataset } from './lib/write-dataset.ts';

const DATA = 'usr/lib/R/site-library/janeaustenr/data';
/** In the order in which they were published. */
const NOVELS = [
  'sensesensibility',
  'prideprejudice',
  'mansfieldpark',
  'emma',
  'northangerabbey',
  'persuasion',
] as const;
/** Share of each novel's text, from its end. */
const HELD_OUT = 0.1;
const VALIDATION = 0.1;

/** Jane Austen's six novels, paragraph by paragraph. */
export async function build(): Promise<void> {
  const folder = await openDebianPackage('r-cran-janeaustenr', '1.0.0-1', 'all');
  const novels = await Promise.all(NOVELS.map((name) => readNovel(folder, name)));
  const parts = novels.map(divide);
  const rowsOf = (part: PartName): Extract<PartRows, { kind: 'corpus' }> => {
    const texts = parts.flatMap((novel) => novel[part]);
    return { kind: 'corpus', count: texts.length, texts };
  };
  const rows = { train: rowsOf('train'), validation: rowsOf('validation'), heldOut: rowsOf('heldOut') };
  const vocabulary = countVocabulary(rows.train.texts);
  await writeDataset(
    {
      kind: 'corpus',
      id: 'austen',
      title: 'Jane Austen’s novels',
      summary:
        'Six novels, from Sense and Sensibility to Persuasion, paragraph by paragraph: prose enough for a language model.',
      origin: 'real',
      licence: {
        name: 'Public domain; as packed, MIT',
        text: [
          'The novels were published from 1811 to 1817 and are in the public domain. The package that carries them says of itself:',
          (await readFile(join(folder, 'usr/share/doc/r-cran-janeaustenr/copyright'), 'utf8')).trim(),
        ].join('\n\n'),
      },
      attribution:
        'Jane Austen, Sense and Sensibility, Pride and Prejudice, Mansfield Park, Emma, Northanger Abbey, Persuasion; transcribed by Project Gutenberg, packed by Julia Silge as janeaustenr 1.0.0. Changed here: lines joined to paragraphs, headings, editors’ notes and marks of emphasis left out, divided in three parts.',
      sources: [
        {
          package: 'r-cran-janeaustenr',
          version: '1.0.0-1',
          registry: 'debian',
          files: [`${DATA}/Rdata.rdb`, `${DATA}/Rdata.rdx`],
        },
      ],
      split:
        'Of each novel, whole chapters in reading order: the last ones are held out, as many as it takes to reach a tenth of its text; those before them, until the next tenth is reached, are for validation, the rest for training. Novels follow each other in the order of publication.',
      notes: [
        'A paragraph is one text; where a chapter or a novel ends is not marked.',
        'The held-out chapters are the ends of novels whose beginnings are in training: names and places are known, turns of the plot are not.',
        'The vocabulary has every word that the training part holds at least twice; all others count as one unknown word.',
        'Words that the transcribers emphasised by underscores stand plain.',
        'Perplexity is over words inside paragraphs: unknown words count as one word, and the end of a paragraph is not predicted.',
      ],
      nearestOriginal: 'Character and word models on a novelist’s works, as in many courses.',
      baselines: perplexityBaselines(
        { train: rows.train.texts, validation: rows.validation.texts, heldOut: rows.heldOut.texts },
        vocabulary,
      ),
      unit: 'paragraph',
      vocabulary,
    },
    rows,
  );
}

async function readNovel(folder: string, name: string): Promise<Chapter[]> {
  const lines = await readRObject(join(folder, DATA), name);
  if (lines.kind !== 'strings') throw new Error(`'${name}' is not a list of lines`);
  return readChapters(lines.values);
}

/** Whole chapters, from the end: held out until a tenth of the text is reached, then validation, then training. */
function divide(chapters: readonly Chapter[]): Record<PartName, string[]> {
  const sizes = chapters.map((paragraphs) => paragraphs.join(' ').length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const parts: Record<PartName, string[]> = { train: [], validation: [], heldOut: [] };
  chapters.forEach((paragraphs, index) => {
    const after = sizes.slice(index + 1).reduce((sum, size) => sum + size, 0) / total;
    const part = after < HELD_OUT ? 'heldOut' : after < HELD_OUT + VALIDATION ? 'validation' : 'train';
    parts[part].push(...paragraphs);
  });
  return parts;
}
