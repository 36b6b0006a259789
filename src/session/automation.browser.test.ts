import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAutomation } from './automation.ts';
import { type CreatedLab, createLab } from './create-lab.ts';

describe('automation', () => {
  let lab: CreatedLab;
  beforeAll(async () => {
    lab = await createLab({ storageName: `automation-${crypto.randomUUID()}`, settingsPlace: null });
  });
  afterAll(() => lab.dispose());

  it('knows every exercise', () => {
    expect(createAutomation(lab.automation).exercises()).toEqual(lab.exercises.map(({ id }) => id));
  });

  it('brings a reference through the real sandbox and the real grader to a score', async () => {
    const outcome = await createAutomation(lab.automation).solve({
      exercise: 'fuel-economy',
      answer: 'reference',
      backend: 'wasm',
      seed: 1,
    });
    expect(outcome).toMatchObject({ error: null, backend: 'wasm', answer: 'reference', seed: 1 });
    expect(outcome.score).toBeGreaterThanOrEqual(4);
    expect(outcome.checks.length).toBeGreaterThan(3);
    expect(outcome.seconds.train).toBeGreaterThan(0);
  });

  it('calls an untouched starter unattempted, comments and white space aside', async () => {
    const automation = createAutomation(lab.automation);
    const untouched = await automation.solve({ exercise: 'fuel-economy', answer: 'starter' });
    expect(untouched).toMatchObject({ status: 'unattempted', score: null, error: null });
  });

  it('says which exercises there are when the id is unknown', async () => {
    const { status, error } = await createAutomation(lab.automation).solve({ exercise: 'no-such' });
    expect(status).toBe('error');
    expect(error?.message).toContain('fuel-economy');
  });

  it('leaves no trace in storage', async () => {
    expect(await lab.listAttempts()).toEqual([]);
    expect(lab.progress.getState()).toEqual({});
  });
});
