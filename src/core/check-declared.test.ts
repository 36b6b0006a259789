import { describe, expect, it } from 'vitest';
import { foreseeRejection } from './check-declared.ts';
import type { Check } from './exercise.ts';

const CHECKS: readonly Check[] = [
  { id: 'input-shape', kind: 'input-shape', shape: [24, 7] },
  { id: 'output-shape', kind: 'output-shape', shape: [24, 7] },
  { id: 'parameters', kind: 'parameters', atMost: 5000 },
];
const SOUND = { inputShape: [24, 7], outputShape: [24, 7], parameters: 5000 };

describe('foreseeRejection', () => {
  it('has nothing to say of a model that is as asked for', () => {
    expect(foreseeRejection(CHECKS, SOUND)).toEqual([]);
    expect(foreseeRejection(CHECKS, { ...SOUND, inputShape: [null, 7] })).toEqual([]);
    expect(foreseeRejection([], { ...SOUND, parameters: 1e9 })).toEqual([]);
  });

  it('names every reason, as the verdict will', () => {
    const reasons = foreseeRejection(CHECKS, { inputShape: [24], outputShape: [24, 24], parameters: 5001 });
    expect(reasons).toHaveLength(3);
    expect(reasons[0]).toMatch(/takes \[24\] for each row/);
    expect(reasons[1]).toMatch(/broadcasting/);
    expect(reasons[2]).toMatch(/1 too many/);
  });

  it('lets a head train on what pretrained layers give', () => {
    const frozen = { id: 'frozen', kind: 'frozen-layers', pretrained: 'mobilenet-v2' } as const;
    expect(foreseeRejection([...CHECKS, frozen], { ...SOUND, inputShape: [1280] })).toEqual([]);
  });
});
