/** Numbers in rows, read when asked for: an idx file, an array of an npz file. */
export interface NumberArray {
  /** For messages. */
  readonly name: string;
  /** [rows, …] */
  readonly shape: readonly number[];
  /** Values are unsigned bytes. */
  readonly isByte: boolean;
  /** Row-major, [count, …shape without its first]; bytes when `isByte`. */
  readRows(from: number, count: number): Promise<Uint8Array<ArrayBuffer> | Float64Array<ArrayBuffer>>;
}

export function countRows({ shape }: NumberArray): number {
  return shape[0] ?? 0;
}

/** Values of one row. */
export function rowLength({ shape }: NumberArray): number {
  return shape.slice(1).reduce((product, size) => product * size, 1);
}
