import type { ConsoleLine } from '#core/console-line.ts';

export type ConsoleLevel = ConsoleLine['level'];
export const LEVELS: readonly ConsoleLevel[] = ['error', 'warn', 'info', 'log', 'debug', 'system'];

export interface ConsoleFilter {
  /** Levels left out. */
  readonly hidden: ReadonlySet<ConsoleLevel>;
  /** Matched anywhere in the text, whatever the case. */
  readonly text: string;
}

/** Lines that pass the filter, in order. */
export function filterLines(lines: readonly ConsoleLine[], filter: ConsoleFilter): readonly ConsoleLine[] {
  const wanted = filter.text.trim().toLowerCase();
  if (wanted === '' && filter.hidden.size === 0) return lines;
  return lines.filter((line) => !filter.hidden.has(line.level) && line.text.toLowerCase().includes(wanted));
}

/** The lines as plain text, one a line, with level, repeats and position. */
export function linesAsText(lines: readonly ConsoleLine[]): string {
  return lines
    .map((line) => {
      const repeats = line.repeats > 1 ? ` (× ${line.repeats})` : '';
      const at = line.at === null ? '' : ` [${line.at.line}:${line.at.column}]`;
      return `${line.level}: ${line.text}${repeats}${at}`;
    })
    .join('\n');
}
