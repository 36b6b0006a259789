import { describe, expect, it } from 'vitest';
import {
  corpusManifest,
  corpusRows,
  evidenceOf,
  nextTokenExercise,
} from '../../tests/fixtures/grading-cases.ts';
import { answersOf } from './answers.ts';
import { countInputs, encodeInputs } from './encode-inputs.ts';
import { gradeEvidence } from './grade.ts';
import { parseVerdict } from './verdict-schema.ts';

const exercise = nextTokenExercise();
// the 2, rose 3, is 4; red is unknown, 1.
const heldOut = corpusRows(['The rose is red', 'Is the']);

describe('next-token', () => {
  it('asks for every word from the words before it in its own text', () => {
    expect(countInputs(exercise, heldOut)).toBe(6);
    const inputs = encodeInputs(exercise, corpusManifest, heldOut);
    expect(inputs.shape).toEqual([6, 2]);
    expect(inputs.data).toEqual(Int32Array.of(0, 0, 0, 2, 2, 3, 3, 4, 0, 0, 0, 4));
    expect(answersOf(exercise, corpusManifest, heldOut)).toMatchObject({
      rows: 6,
      outputs: 5,
      labels: Int32Array.of(2, 3, 4, 1, 4, 2),
      classNames: ['(nothing)', '(unknown)', 'the', 'rose', 'is'],
    });
  });

  it('encodes a range exactly as it stands in the whole', () => {
    const range = encodeInputs(exercise, corpusManifest, heldOut, { start: 2, count: 3 });
    expect(range.data).toEqual(Int32Array.of(2, 3, 3, 4, 0, 0));
  });

  it('knows only as many words as the exercise says', () => {
    const small = { ...exercise, input: { kind: 'next-token' as const, vocabularySize: 3, length: 2 } };
    expect(answersOf(small, corpusManifest, heldOut)).toMatchObject({
      labels: Int32Array.of(2, 1, 1, 1, 1, 2),
    });
  });

  it('gives an even guess among five words the perplexity 5', () => {
    const evidence = evidenceOf(exercise, new Array<number>(30).fill(0.2), {
      verses: [{ seed: 1, temperature: 0.7, lines: ['the rose'] }],
    });
    const verdict = gradeEvidence({ exercise, manifest: corpusManifest, evidence, heldOut });
    expect(verdict).toMatchObject({ status: 'scored', score: 2, heldOutRows: 6 });
    const metrics = 'metrics' in verdict ? verdict.metrics : [];
    expect(metrics.map(({ metric }) => metric)).toEqual(['perplexity', 'accuracy', 'log-loss']);
    expect(metrics[0]?.value).toBeCloseTo(5, 6);
    expect(verdict).toMatchObject({
      details: {
        kind: 'next-token',
        places: [
          { index: 0, before: '', truth: 'the' },
          { index: 1, before: 'the', truth: 'rose' },
          { index: 2, before: 'the rose', truth: 'is' },
          { index: 3, before: 'rose is', truth: '(unknown)' },
          { index: 4, before: '', truth: 'is' },
          { index: 5, before: 'is', truth: 'the' },
        ],
        verses: [{ lines: ['the rose'] }],
      },
    });
    expect(parseVerdict(JSON.parse(JSON.stringify(verdict)))).toEqual({ ok: true, value: verdict });
  });
});
