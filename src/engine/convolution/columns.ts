/** Windows begin at an even column plus this, whatever pair of outputs asks, where `left` zeros come first. */
export function parityOf(left: number): 0 | 1 {
  return left % 2 === 0 ? 0 : 1;
}

/** Blocks of two columns that hold `count` columns from one of that parity on. */
export function countPairs(count: number, parity: 0 | 1): number {
  return Math.ceil((count + parity) / 2);
}

/** Column number `at` of the window, as two channels of one of the blocks PREFIX0, PREFIX1, … */
export function columnOf(prefix: string, at: number, parity: 0 | 1): string {
  const column = at + parity;
  return `${prefix}${Math.floor(column / 2)}.${column % 2 === 0 ? 'xy' : 'zw'}`;
}
