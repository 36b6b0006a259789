/**
 * The orthogonal factor Q of A = QR with a positive diagonal of R, of which there is one, so every method gives it: here modified
 * Gram–Schmidt in double precision (Golub and Van Loan 2013, "Matrix Computations", 5.2.8), each column twice, after which it is
 * orthogonal to rounding (Giraud, Langou, Rozložník 2005). `matrix` holds rows × columns values row by row, rows ≥ columns. The
 * result has Q's columns one after the other; a column that depends on those before is zero.
 */
export function orthonormalise(matrix: ArrayLike<number>, rows: number, columns: number): Float64Array[] {
  const done: Float64Array[] = [];
  for (let column = 0; column < columns; column++) {
    const own = Float64Array.from({ length: rows }, (_, row) => matrix[row * columns + column] ?? NaN);
    for (let pass = 0; pass < 2; pass++) for (const other of done) subtract(own, other, multiply(own, other));
    const length = Math.sqrt(multiply(own, own));
    done.push(own.map((value) => (length === 0 ? 0 : value / length)));
  }
  return done;
}

function multiply(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? NaN) * (b[i] ?? NaN);
  return sum;
}

function subtract(from: Float64Array, other: Float64Array, times: number): void {
  for (let i = 0; i < from.length; i++) from[i] = (from[i] ?? NaN) - times * (other[i] ?? NaN);
}
