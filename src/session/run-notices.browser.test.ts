import { afterEach, describe, expect, it } from 'vitest';
import { createRecord } from '#session/run/create-record.ts';
import { createRunNotices, describeEnd } from './run-notices.ts';
import { createTestLab } from './test-lab.ts';

const RECORD = createRecord({ id: 'a', exerciseId: 'x', number: 1, code: '', seed: 1, startedAt: 0 });

describe('createRunNotices', () => {
  const titleBefore = document.title;
  afterEach(() => {
    Reflect.deleteProperty(document, 'hidden');
    document.title = titleBefore;
  });
  /** A test page is never hidden; the browser's own property is covered for a moment. */
  const setHidden = (hidden: boolean): void => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  };

  it('tells a hidden page’s end in the title until the person comes back', async () => {
    const lab = await createTestLab();
    const [exercise] = lab.exercises;
    lab.dispose();
    if (exercise === undefined) throw new Error('no exercises');
    const notices = createRunNotices(() => false);
    document.title = 'Tensor Dojo';

    notices.announce({ subject: exercise, record: { ...RECORD, status: 'trained' } });
    expect(document.title).toBe('Tensor Dojo');

    setHidden(true);
    notices.announce({ subject: exercise, record: { ...RECORD, status: 'trained' } });
    expect(document.title).toBe(`Training is done · ${exercise.title}`);
    notices.announce({ subject: exercise, record: { ...RECORD, status: 'failed' } });
    setHidden(false);
    expect(document.title).toBe('Tensor Dojo');
  });
});

describe('describeEnd', () => {
  it('says the score first, and how the run ended where there is none', () => {
    expect(describeEnd({ status: 'stopped', verdict: null })).toBe('Training was stopped');
    expect(describeEnd({ status: 'trained', verdict: { status: 'cancelled' } })).toBe(
      'The submission was cancelled',
    );
    const report = { checks: [], metrics: [], heldOutRows: 1, nextStep: '', details: null };
    expect(describeEnd({ status: 'trained', verdict: { status: 'scored', score: 3, ...report } })).toBe(
      'Score 3 of 5',
    );
  });
});
