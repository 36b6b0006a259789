/** Paragraphs of one chapter. */
export type Chapter = readonly string[];

const CHAPTER = /^chapter\s+(?:\d+|[ivxl]+)\.?$/i;
/** What stands between chapters but belongs to no text: volumes, the end, and editors' words after it. */
const AFTER_THE_END = /^(?:finis|the end|a note on the text)\.?$/i;
const BETWEEN = /^(?:volume\s+\w+|[\s*]+|\(end of volume \w+\.\))$/i;

/**
 * Chapters of a novel transcribed in lines of about seventy characters, with empty lines between paragraphs. Title page,
 * headings, notes and marks of emphasis are left out; verses keep their place as one paragraph.
 */
export function readChapters(lines: readonly string[]): Chapter[] {
  const chapters: string[][] = [];
  let paragraph: string[] = [];
  const close = (): void => {
    const text = tidy(paragraph.join(' '));
    // A footnote begins with the asterisk that its place in the text bears.
    if (/^[^*]*[a-z]/i.test(text)) chapters.at(-1)?.push(text);
    paragraph = [];
  };
  for (const raw of lines) {
    const line = raw.trim();
    if (AFTER_THE_END.test(line)) break;
    if (CHAPTER.test(line)) {
      close();
      chapters.push([]);
    } else if (line === '' || BETWEEN.test(line)) close();
    else paragraph.push(line);
  }
  close();
  return chapters;
}

function tidy(text: string): string {
  return text
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(/_|(?<=\S)\*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
