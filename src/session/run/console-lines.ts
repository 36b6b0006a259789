import type { ConsoleLine } from '#core/console-line.ts';

/** The newest lines are kept; older ones go. */
export const MAX_LINES = 2000;
/** Bounds what a run's console adds to its record, whatever the lines' length. */
const MAX_CHARACTERS = 200_000;

/**
 * Appends lines, folds equal neighbours into one, and cuts at the old end.
 * `dropped` counts lines that the run printed faster than can be shown; a line of the lab's own says how many.
 */
export function appendLines(
  kept: readonly ConsoleLine[],
  added: readonly ConsoleLine[],
  dropped: number,
): readonly ConsoleLine[] {
  const lines = [...kept];
  for (const line of dropped > 0 ? [...added, droppedLine(dropped)] : added) {
    const last = lines.at(-1);
    if (last !== undefined && isSame(last, line))
      lines[lines.length - 1] = { ...last, repeats: last.repeats + line.repeats };
    else lines.push(line);
  }
  return cut(lines);
}

function droppedLine(dropped: number): ConsoleLine {
  const text = `${dropped.toLocaleString('en')} lines are left out here: the run printed faster than can be shown.`;
  return { level: 'system', text, repeats: 1, at: null };
}

function isSame(a: ConsoleLine, b: ConsoleLine): boolean {
  return (
    a.text === b.text && a.level === b.level && a.at?.line === b.at?.line && a.at?.column === b.at?.column
  );
}

function cut(lines: readonly ConsoleLine[]): readonly ConsoleLine[] {
  let first = Math.max(0, lines.length - MAX_LINES);
  let characters = 0;
  for (let i = lines.length - 1; i >= first; i--) {
    characters += lines[i]?.text.length ?? 0;
    if (characters > MAX_CHARACTERS) first = i + 1;
  }
  return lines.slice(first);
}
