import { describe, expect, it } from 'vitest';
import { parseRecord } from './parse-record.ts';
import { RECORD_VERSION } from './records.ts';

const DRAFT = {
  version: RECORD_VERSION,
  exerciseId: 'x',
  code: 'a',
  revision: 3,
  savedAt: 5,
  seed: 7,
  openedHints: 1,
};

describe('parseRecord', () => {
  it('reads a record of today as it is', () => {
    expect(parseRecord('drafts', DRAFT)).toEqual({ ok: true, value: DRAFT });
  });

  it('brings a record of the first shape up to date', () => {
    expect(parseRecord('drafts', { exerciseId: 'x', code: 'a', savedAt: 5 })).toEqual({
      ok: true,
      value: { ...DRAFT, revision: 1, seed: 42, openedHints: 0 },
    });
  });

  it('does not touch what an old record says itself', () => {
    const old = { version: 1, exerciseId: 'x', code: 'a', savedAt: 5, seed: 9 };
    expect(parseRecord('drafts', old)).toMatchObject({ ok: true, value: { seed: 9 } });
  });

  it('refuses a record of a newer lab, and says so', () => {
    const result = parseRecord('drafts', { ...DRAFT, version: RECORD_VERSION + 1 });
    expect(result).toEqual({ ok: false, error: `version: ${RECORD_VERSION + 1} was written by a newer lab` });
  });

  it.each([
    ['no object', 7],
    ['nothing', null],
    ['a wrong type', { ...DRAFT, code: 7 }],
    ['a missing field', { ...DRAFT, savedAt: undefined }],
    ['a version that is none', { ...DRAFT, version: 'two' }],
  ])('refuses %s', (_what, value) => {
    expect(parseRecord('drafts', value).ok).toBe(false);
  });

  it('reads the curve of a run that diverged', () => {
    const run = {
      version: RECORD_VERSION,
      id: 'r',
      exerciseId: 'x',
      number: 1,
      code: '',
      seed: 1,
      engine: null,
      startedAt: 1,
      endedAt: 2,
      status: 'failed',
      error: null,
      epochs: [{ fit: 1, epoch: 1, logs: { loss: NaN, val_loss: Infinity }, planned: null }],
      reports: [],
      console: [],
      charts: [],
      model: null,
      verdict: null,
    };
    expect(parseRecord('runs', run)).toEqual({ ok: true, value: run });
  });
});
