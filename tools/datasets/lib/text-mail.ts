import PostalMime from 'postal-mime';

/** A message reduced to what its sender wrote. */
export interface Mail {
  readonly subject: string;
  readonly body: string;
  /** Display names in the headers From, To and Cc, and in the body's own 'X wrote:' lines. */
  readonly names: readonly string[];
}

/** Reads one message (RFC 5322 with MIME), takes its plain text, or its HTML without markup. */
export async function readMail(bytes: Uint8Array): Promise<Mail> {
  // The first line of a message in a mailbox file, 'From address date', is no header.
  const raw = Buffer.from(bytes)
    .toString('latin1')
    .replace(/^From .*\r?\n/, '');
  const mail = await PostalMime.parse(Buffer.from(raw, 'latin1'));
  const plain = mail.text ?? '';
  const isMarkup = /<(?:html|body|table|font|div|br|p|a|img)\b[^>]*>/i.test(plain);
  const body = plain.trim() === '' ? (mail.html ?? '') : plain;
  return {
    subject: stripSubject(mail.subject ?? ''),
    body: stripBody(body === plain && !isMarkup ? body : stripMarkup(body)),
    names: [mail.from, ...(mail.to ?? []), ...(mail.cc ?? [])].flatMap((address) => address?.name ?? []),
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Text of an HTML page: blocks on lines of their own, entities as characters. */
export function stripMarkup(html: string): string {
  return (
    html
      .replace(/<(script|style|head)\b[\s\S]*?<\/\1\s*>/gi, ' ')
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<\/?(?:p|br|div|tr|table|h\d|li|ul|hr|blockquote)\b[^>]*>/gi, '\n')
      // Spammers cut words by invented tags; nothing stands for them.
      .replace(/<\/?[a-z!?][^>]*>/gi, '')
      .replace(/&([a-z]+);?/gi, (_, name: string) => ENTITIES[name.toLowerCase()] ?? ' ')
  );
}

/** Without marks of replies and of mailing lists. */
export function stripSubject(subject: string): string {
  return (
    subject
      .replace(/\[[^\]]{1,40}\]/g, ' ')
      .replace(/^(?:\s*(?:re|fwd?|fw|aw|sv)\s*(?:\[\d+\])?\s*:)+/i, ' ')
      // A spammer's mark against filters, set off by many spaces.
      .replace(/\s{4,}\S+\s*$/, ' ')
      .trim()
  );
}

/** From here on nothing is the sender's own. */
const ENDS: readonly RegExp[] = [
  /^-- ?$/m,
  /^\s*[_=*~]{10,}\s*$/m,
  /^\s*-{3,}.*(?:original message|forwarded message|begin forwarded|yahoo! groups|sponsor)/im,
  /^-{20,}\s*$\s*^this (?:sf\.net|sourceforge)/im,
  /^this (?:sf\.net|sourceforge\.net) email is sponsored/im,
  /^to unsubscribe from this group/im,
  /^-----BEGIN PGP SIGNATURE-----/m,
  /^_{5,}.*$/m,
  /^\s*links:\s*$/im,
  /^\s*copyright \d{4}/im,
  /^\s*links?\[\d+\]/im,
  /\blink\[\d+\]\s*discuss/i,
  /^.*\bmailing list\b.*$\n?^.*https?:/im,
  /^(?:do you yahoo|get your free e-?mail|msn photos|join the world.s largest|send and receive hotmail|chat with friends online)/im,
];

/** Lines that quote, or that say who is quoted. */
const QUOTES = /^\s*(?:[>|:}%#]|[A-Za-z]{1,4}>|-*\])/;
const INTRODUCTIONS =
  /(?:\bwrote|\bwrites|\bsaid|\bschrieb|\bsays|\bspake(?: thus)?|\btyped)\s*[:,.]{1,3}\s*$|^\s*(?:on|at) .{5,120}(?:\bwrote|\bsaid)\b.*$|^\s*(?:quoting|in (?:a )?(?:message|reply)|original message)\b.*$|^\s*\*{3}.*\*{3}\s*$/i;
/** 'On Fri, Aug 09, 2002 at 09:26:33AM +0100, X mentioned', with the verb on this line or on the next. */
const DATED = /^\s*(?:on|at|in)\s.{0,20}(?:\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|\d{4}|\d:\d\d).*/i;

/** Headers inside a body: of forwarded messages, and of news that a program mailed. */
const HEADERS =
  /^\s*(?:from|to|cc|bcc|date|sent|subject|reply-to|message-id|url|link|supplied|newsgroups|x-[\w-]+|content-[\w-]+|received|sender|organization|importance|priority|[a-z]+(?:-[a-z]+)+)\s*:.*$|^\s*(?:discuss this|this story continues)\b.*$|^.*\bposted by \w+ on \w+day\b.*$/i;

/** Without signatures, footers of lists and providers, quotations and headers. */
export function stripBody(body: string): string {
  const text = body.replace(/\r\n?/g, '\n').replace(/^-----BEGIN PGP SIGNED MESSAGE-----\nHash:.*\n/m, '');
  const end = Math.min(...ENDS.map((mark) => text.search(mark)).filter((at) => at > 0), text.length);
  // An introduction may be broken in two lines; both go.
  const lines = text.slice(0, end).split('\n');
  return lines
    .filter((line, at) => {
      const isIntroduced = DATED.test(line) && /:\s*$/.test(`${line}\n${lines[at + 1] ?? ''}`);
      const isRest = DATED.test(lines[at - 1] ?? '') && /:\s*$/.test(line);
      return ![QUOTES, INTRODUCTIONS, HEADERS].some((mark) => mark.test(line)) && !isIntroduced && !isRest;
    })
    .join('\n')
    .trim();
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const WEEKDAY = '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*';
/** Dates and times of day: all messages are of the same months, and the two classes of different ones. */
const DATES = new RegExp(
  [
    `\\b(?:${WEEKDAY},?\\s+)?${MONTH}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?\\b(?:,?\\s+\\d{4})?`,
    `\\b(?:${WEEKDAY},?\\s+)?\\d{1,2}(?:st|nd|rd|th)?[\\s-]+${MONTH}\\b(?:,?[\\s-]+\\d{2,4})?`,
    `\\b${MONTH}\\s+(?:19|20)\\d\\d\\b`,
    '\\b\\d{1,4}[/-]\\d{1,2}[/-]\\d{2,4}\\b',
    '\\b\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s*[ap]m)?\\b(?:\\s*[+-]\\d{4})?',
    '\\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b',
  ].join('|'),
  'gi',
);
/** Names of the lists and programs that the wanted messages were collected from. */
const LISTS =
  /\b(?:exmh|razor|spam-?assassin|satalk|sa-talk|ilug|irish linux users'? group|freshrpms|zzzz\w*|boing ?boing|use perl|cnet|zdnet|slashnull|jmason|netnoteinc)(?:-\w+)*\b/gi;

/** What broken lines and broken markup left of addresses, headers, quotations and rules. */
const REMAINS =
  /-+(?:BEGIN|END) PGP[^-]*-+(?:\s*Hash:\s*\w+)?|\b(?:https?|ftp|mailto):\S*|\bwrote\s*:|\b(?:message-id|return-path|content-type|mime-version|x-mailer|list-id|envelope-to):|<\/?(?:html|body|font|table|t[rd]|br|p|a|img|div)\b|_{3,}|\b(?:this newsletter is )?sponsored by:|yahoo! groups sponsor/gi;

/** What identifies persons, places on the net and accounts, each as one word; the rest in plain ASCII. */
export function maskText(text: string, isName: (word: string) => boolean): string {
  return text
    .replace(/&#(\d+);?/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0xffff)))
    .normalize('NFKD')
    .replace(/[\u2018\u2019\u0092\u0091]/g, "'")
    .replace(/[^\x20-\x7e\n]/g, ' ')
    .replace(/\[IMG:[^\]]*\]?|\[\d{1,2}\]/g, ' ')
    .replace(DATES, ' ')
    .replace(LISTS, ' ')
    .replace(/<?(?:mailto:)?[\w.+=-]+@[\w.-]+>?/gi, ' EMAIL ')
    .replace(
      /<?(?:https?|ftp):\s*\/\/\S+>?|\bwww\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|edu|gov|info|biz|ie|uk|de)\b(?:\/\S*)?/gi,
      ' URL ',
    )
    .replace(/(?<![\w.])\+?\(?\d[\d().\s-]{6,}\d(?![\w.])/g, ' PHONE ')
    .replace(/\b(?=[\w.,:/-]*\d{3})[\w.,:/-]*\w\b/g, ' NUMBER ')
    .replace(/\b[A-Za-z][A-Za-z-]+\b/g, (word) => (isName(word) ? 'NAME' : word))
    .replace(/\b[A-Za-z]{3,}\d{2,}\b/g, 'NAME')
    .replace(/\bNAME\b(?:[\s,.]+NAME\b)+/g, 'NAME')
    .replace(REMAINS, ' ')
    .replace(/\S{25,}/g, ' ')
    .replace(/([^\w\s])(?:\s*\1){2,}/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
