/** Moves places, ascending, at least `gap` apart: first down, then back up from `lowest`, which none may pass. */
export function spreadOut(places: readonly number[], gap: number, lowest: number): readonly number[] {
  const down: number[] = [];
  for (const place of places) down.push(Math.max(place, (down.at(-1) ?? -Infinity) + gap));
  return down.map((place, index) => Math.min(place, lowest - gap * (down.length - 1 - index)));
}
