import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { addressOf } from './native/address.ts';
import { type NativeKernels, findNativeKernels } from './native/native-kernels.ts';
import { correlateNatively, multiplyNatively } from './native/multiply.ts';
import { asWasm, placeInWasm, requireInput, viewFloats } from './wasm-memory.ts';

/** a: [rows, inner], b: [inner, columns] -> [rows, columns], by the backend's own product (XNNPACK's, vectorised). */
export function multiplyMatrices(wasm: BackendWasm, a: tf.TensorInfo, b: tf.TensorInfo): tf.TensorInfo {
  const product = tf.getKernel(tf.BatchMatMul, 'wasm').kernelFunc({
    inputs: { a, b },
    attrs: { transposeA: false, transposeB: false },
    backend: wasm,
  });
  if (Array.isArray(product)) throw new Error('A matrix product gave more than one tensor.');
  return product;
}

/**
 * Mends BatchMatMul: XNNPACK multiplies only matrices that are not transposed, and the gradient of every dense layer asks for
 * transposed ones, which stock then does in three plain loops. Turning them first costs a hundredth of that.
 */
export function transposeFirst(stock: tf.KernelFunc): tf.KernelFunc {
  return (args) => {
    const { transposeA, transposeB } = args.attrs ?? {};
    const a = requireInput(args.inputs, 'a');
    const b = requireInput(args.inputs, 'b');
    if (transposeA !== true && transposeB !== true) return stock(args);
    if (a.shape.length !== 2 || b.shape.length !== 2) return stock(args);
    // Our loops never end on matrices without values.
    if (a.shape.includes(0) || b.shape.includes(0)) return stock(args);
    // Matrices that do not fit: stock says so.
    if (a.shape[transposeA === true ? 0 : 1] !== b.shape[transposeB === true ? 1 : 0]) return stock(args);
    const wasm = asWasm(args.backend);
    const native = findNativeKernels(wasm);
    const isFloat = a.dtype === 'float32' && b.dtype === 'float32';
    if (native !== null && isFloat && (transposeA !== true || transposeB !== true))
      return multiplyAsTheyLie(wasm, native, a, b, transposeA === true);
    const left = transposeA === true ? transposed(wasm, a) : a;
    const right = transposeB === true ? transposed(wasm, b) : b;
    const attrs = { transposeA: false, transposeB: false };
    const product = stock({ ...args, inputs: { a: left, b: right }, attrs });
    if (left !== a) wasm.disposeData(left.dataId);
    if (right !== b) wasm.disposeData(right.dataId);
    return product;
  };
}

/** aᵀ · b, or a · bᵀ, by our own loops, which turn nothing. */
function multiplyAsTheyLie(
  wasm: BackendWasm,
  native: NativeKernels,
  a: tf.TensorInfo,
  b: tf.TensorInfo,
  isLeftTransposed: boolean,
): tf.TensorInfo {
  placeInWasm(wasm, [a, b]);
  const [aRows = 0, aColumns = 0] = a.shape;
  const [bRows = 0, bColumns = 0] = b.shape;
  const shape: [number, number] = isLeftTransposed ? [aColumns, bColumns] : [aRows, bRows];
  const product = wasm.makeOutput(shape, 'float32');
  const [left, right, out] = [addressOf(wasm, a), addressOf(wasm, b), addressOf(wasm, product)];
  if (isLeftTransposed) correlateNatively(wasm, native, { left, right, out }, [aColumns, aRows, bColumns]);
  else
    multiplyNatively(wasm, native, { left, right: { address: right, isTransposed: true }, out }, [aRows, aColumns, bRows]); // prettier-ignore
  return product;
}

/** matrix: [rows, columns] -> [columns, rows]. */
function transposed(wasm: BackendWasm, matrix: tf.TensorInfo): tf.TensorInfo {
  const [rows = 0, columns = 0] = matrix.shape;
  placeInWasm(wasm, [matrix]);
  const out = wasm.makeOutput([columns, rows], 'float32');
  transposeBlock(viewFloats(wasm, matrix), 0, viewFloats(wasm, out), 0, rows, columns);
  return out;
}

/** Block number `fromBlock` of `from`, a matrix [rows, columns], into block `toBlock` of `to` as [columns, rows]. */
export function transposeBlock(
  from: Float32Array,
  fromBlock: number,
  to: Float32Array,
  toBlock: number,
  rows: number,
  columns: number,
): void {
  const size = rows * columns;
  for (let column = 0; column < columns; column++)
    for (
      let row = 0, at = fromBlock * size + column, target = toBlock * size + column * rows;
      row < rows;
      row++, at += columns, target++
    )
      to[target] = from[at] ?? NaN;
}
