import { describe, expect, it } from 'vitest';
import { makeWindows } from './series-windows.ts';

describe('makeWindows', () => {
  it('cuts every window of one column with the steps that follow', () => {
    const windows = makeWindows(new Float32Array([10, 20, 30, 40, 50, 60]), 1, 3, 2);
    expect(windows.count).toBe(2);
    expect([...windows.inputs]).toEqual([10, 20, 30, 20, 30, 40]);
    expect([...windows.targets]).toEqual([40, 50, 50, 60]);
  });

  it('keeps all columns in the input and only column 0 in the target', () => {
    const values = new Float32Array([1, -1, 2, -2, 3, -3, 4, -4]);
    const windows = makeWindows(values, 2, 2, 1);
    expect(windows.count).toBe(2);
    expect([...windows.inputs]).toEqual([1, -1, 2, -2, 2, -2, 3, -3]);
    expect([...windows.targets]).toEqual([3, 4]);
  });

  it('gives one window when the stretch just suffices and none when it is a row short', () => {
    expect(makeWindows(new Float32Array([1, 2, 3]), 1, 2, 1).count).toBe(1);
    expect(makeWindows(new Float32Array([1, 2]), 1, 2, 1)).toEqual({
      count: 0,
      inputs: new Float32Array(0),
      targets: new Float32Array(0),
    });
  });

  it('lets no window cross a jump in time', () => {
    // Rows 0–3, then a gap, then rows 4–6: windows of two and one begin at 0, 1 and 4.
    const windows = makeWindows(new Float32Array([1, 2, 3, 4, 50, 60, 70]), 1, 2, 1, [4]);
    expect([...windows.inputs]).toEqual([1, 2, 2, 3, 50, 60]);
    expect([...windows.targets]).toEqual([3, 4, 70]);
  });

  it('takes only the columns that go in or are asked for', () => {
    // Three columns; two go in, two are forecast.
    const values = new Float32Array([1, -1, 9, 2, -2, 9, 3, -3, 9]);
    const windows = makeWindows(values, 3, 2, 1, [], { inputColumns: 2, targetColumns: 2 });
    expect([...windows.inputs]).toEqual([1, -1, 2, -2]);
    expect([...windows.targets]).toEqual([3, -3]);
  });
});
