import { describe, expect, it } from 'vitest';
import { spreadOut } from './spread-out.ts';

describe('spreadOut', () => {
  it('leaves places that are far enough apart', () => {
    expect(spreadOut([10, 40], 14, 100)).toEqual([10, 40]);
  });

  it('moves the later of two close places down', () => {
    expect(spreadOut([10, 12, 13], 14, 100)).toEqual([10, 24, 38]);
  });

  it('moves all of them up where the last would pass the lowest place', () => {
    expect(spreadOut([95, 98], 14, 100)).toEqual([86, 100]);
    expect(spreadOut([20, 99], 14, 90)).toEqual([20, 90]);
  });

  it('has nothing to do without places', () => {
    expect(spreadOut([], 14, 100)).toEqual([]);
  });
});
