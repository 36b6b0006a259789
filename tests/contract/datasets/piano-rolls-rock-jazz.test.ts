import { describe, expect, it } from 'vitest';
import { isNearRoll, packRolls } from '../../../tools/datasets/midi/near-rolls.ts';
import { PARTS, countLabels, readBaseline, readBytes, readManifestOf } from './committed.ts';

const ID = 'piano-rolls-rock-jazz';
const CELLS = 64 * 84;

/** Two thousand bars, each compared with each of about its size: a second alone. */
describe(ID, { timeout: 30_000 }, () => {
  const manifest = readManifestOf(ID, 'music');
  const parts = PARTS.map((part) => {
    const bytes = readBytes(ID, part, 'rolls');
    const { count } = manifest.parts[part];
    const rolls = Array.from({ length: count }, (_, row) => bytes.subarray(row * CELLS, (row + 1) * CELLS));
    return { bytes, rolls, labels: readBytes(ID, part, 'labels') };
  });
  const [train, validation, heldOut] = parts;

  it('has rolls of 64 × 84 zeros and ones, each with something that sounds', () => {
    expect(manifest.shape).toEqual([64, 84]);
    for (const { bytes, rolls } of parts) {
      expect(bytes.length).toBe(rolls.length * CELLS);
      expect(bytes.findIndex((value) => value > 1)).toBe(-1);
      expect(
        Math.min(...rolls.map((roll) => roll.reduce((sum, value) => sum + value, 0))),
      ).toBeGreaterThanOrEqual(24);
    }
  });

  it('has both styles in training, unpaired, and pairs of rock and jazz in the other parts', () => {
    const [rock = 0, jazz = 0] = countLabels(train?.labels ?? new Uint8Array());
    expect(Math.min(rock, jazz)).toBeGreaterThan(500);
    expect(manifest.pairedParts).toEqual(['validation', 'heldOut']);
    for (const { labels } of [validation, heldOut].flatMap((part) => part ?? []))
      expect(labels.findIndex((label, row) => label !== row % 2)).toBe(-1);
  });

  it('has pairs of the same chords: bars of a pair share more pitches than bars of different pairs', () => {
    const classesOf = (roll: Uint8Array): Set<number> =>
      new Set(Array.from(roll).flatMap((value, at) => (value === 1 ? [(at % 84) % 12] : [])));
    const rolls = (heldOut?.rolls ?? []).map(classesOf);
    const shareOf = (shift: number): number => {
      const shares = Array.from({ length: rolls.length / 2 - shift }, (_, pair) => {
        const [rock, jazz] = [rolls[2 * pair] ?? new Set(), rolls[2 * (pair + shift) + 1] ?? new Set()];
        return [...rock].filter((pitch) => jazz.has(pitch)).length / new Set([...rock, ...jazz]).size;
      });
      return shares.reduce((sum, share) => sum + share, 0) / shares.length;
    };
    expect(shareOf(0)).toBeGreaterThan(shareOf(7) + 0.2);
  });

  it('has no near-duplicate bar in two parts, nor twice among the bars of a style', () => {
    const all = parts.flatMap(({ rolls, labels }, part) =>
      packRolls(rolls).map((packed, row) => ({ packed, part, label: labels[row] })),
    );
    const near: string[] = [];
    all.forEach((a, first) => {
      for (let second = first + 1; second < all.length; second++) {
        const b = all[second];
        if (b === undefined || (a.part === b.part && a.label !== b.label)) continue;
        if (isNearRoll(a.packed, b.packed)) near.push(`${first} ${second}`);
      }
    });
    expect(near).toEqual([]);
  });

  it('says in words that the pairs are generated', () => {
    expect(manifest.notes.join(' ')).toContain('not real music');
    expect(manifest.split).toContain('generated');
    expect(readBaseline(ID, 'copy', 'jaccard')).toBeLessThan(0.5);
  });
});
