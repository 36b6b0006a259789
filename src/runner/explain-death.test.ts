import { expect, it } from 'vitest';
import { explainDeath } from './explain-death.ts';

const held = { tensors: 340, sizeBytes: 1.2e9 };

it('names memory only where the browser does', () => {
  expect(
    explainDeath({ cause: 'out of memory', isBooted: true, isUnderRequireCorp: false, held }),
  ).toMatchObject({
    code: 'out-of-memory',
    message: expect.stringContaining('It last held 1.2 GB in 340 tensors.') as string,
  });
  for (const isBooted of [true, false])
    expect(explainDeath({ cause: '', isBooted, isUnderRequireCorp: false, held: null }).code).toBe(
      'worker-died',
    );
});

it('says that the browser gave no reason, with what is known', () => {
  const { message } = explainDeath({ cause: '', isBooted: true, isUnderRequireCorp: false, held });
  expect(message).toContain('gave no reason');
  expect(message).toContain('It last held 1.2 GB in 340 tensors.');
  expect(
    explainDeath({ cause: '', isBooted: true, isUnderRequireCorp: false, held: { tensors: 0, sizeBytes: 0 } })
      .message,
  ).not.toContain('held');
});

it('tells a worker that never answered from one that ended in a run', () => {
  expect(
    explainDeath({ cause: 'boom', isBooted: false, isUnderRequireCorp: false, held: null }).message,
  ).toContain('could not start: boom');
  expect(
    explainDeath({ cause: 'boom', isBooted: true, isUnderRequireCorp: false, held: null }).message,
  ).toContain('stopped: boom');
});
