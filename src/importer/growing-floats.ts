import { badFile } from './import-fault.ts';

/** Values of all rows and columns at most: 400 MB as 32-bit floats while they are split. */
const MAX_VALUES = 50_000_000;

/** Rows of 32-bit floats whose number is not known beforehand. */
export interface GrowingFloats {
  readonly count: number;
  push(row: readonly number[]): void;
  /** [count, width] */
  finish(): Float32Array<ArrayBuffer>;
}

export function createGrowingFloats(what: string, width: number): GrowingFloats {
  let values = new Float32Array(4096 * width);
  let count = 0;
  return {
    get count() {
      return count;
    },
    push(row) {
      if ((count + 1) * width > values.length) {
        if ((count + 1) * width > MAX_VALUES)
          throw badFile(
            `${what} has more than ${MAX_VALUES.toLocaleString('en')} values in the chosen columns, which is more than the lab takes. Choose fewer columns, every n-th row, or a shorter file.`,
          );
        const larger = new Float32Array(Math.min(values.length * 2, Math.ceil(MAX_VALUES / width) * width));
        larger.set(values);
        values = larger;
      }
      values.set(row, count * width);
      count++;
    },
    finish: () => values.subarray(0, count * width),
  };
}
