import { describe, expect, it } from 'vitest';
import { between, namedSeed, namedStream, pickOne } from './streams.ts';

describe('named streams', () => {
  it('hashes names by FNV-1a', () => {
    // Test vectors of the authors: '' and 'foobar'.
    expect(namedSeed('')).toBe(0x811c9dc5);
    expect(namedSeed('foobar')).toBe(0xbf9cf968);
  });

  it('gives the same numbers for the same names and others for others', () => {
    const first = (...names: (string | number)[]): number => namedStream(...names)();
    expect(first('train', 1, 'light')).toBe(first('train', 1, 'light'));
    expect(first('train', 1, 'light')).not.toBe(first('train', 1, 'pose'));
    // 'a', 11 and 'a1', 1 are other names.
    expect(first('a', 11)).not.toBe(first('a1', 1));
  });

  it('draws from ranges and lists', () => {
    expect(between(() => 0.25, 2, 6)).toBe(3);
    expect(pickOne(() => 0.99, ['a', 'b', 'c'])).toBe('c');
    expect(() => pickOne(() => 0, [])).toThrow('nothing to pick from');
  });
});
