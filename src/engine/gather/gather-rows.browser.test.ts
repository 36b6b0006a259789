import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createValues } from '#engine/compare-with-cpu.ts';
import { startBackend } from '#engine/start-backend.ts';
import { installGatherRows } from './gather-rows.ts';

let undo = (): void => undefined;

beforeAll(async () => {
  const started = await startBackend('webgl', {}, { stock: true });
  if (!started.ok) throw new Error(started.error.message);
  undo = installGatherRows();
});
afterAll(() => undo());

/** The table comes from the processor, from a program, or packed. */
function place(table: tf.Tensor2D, kind: number): tf.Tensor2D {
  if (kind === 0) return table;
  return kind === 1 ? table.mul(1) : tf.matMul(table, tf.eye(table.shape[1]));
}

function expectRows(rows: number, columns: number, indices: readonly number[], kind: number): void {
  const values = createValues(rows * columns, rows);
  const wanted = indices.map((row) => Array.from(values.subarray(row * columns, (row + 1) * columns)));
  const before = tf.memory().numTensors;
  const got = tf.tidy(() => {
    const list = tf.tensor1d([...indices], 'int32');
    const gathered = place(tf.tensor2d(values, [rows, columns]), kind).gather(list);
    // What reads it next is a packed program, and a reshape to other rows.
    const product = tf.matMul(gathered, tf.eye(columns));
    return [gathered, product, gathered.reshape([-1, 2 * columns]).reshape([-1, columns])].map((one) =>
      one.arraySync(),
    );
  });
  expect(tf.memory().numTensors).toBe(before);
  for (const one of got) expect(one).toEqual(wanted);
}

describe('rows gathered on WebGL', () => {
  it('are right for tables of any shape and layout', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 2, max: 40 }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 0, max: 2 }),
        (rows, columns, picks, kind) =>
          expectRows(
            rows,
            columns,
            [...picks, ...picks].map((pick) => pick % rows),
            kind,
          ),
      ),
      { numRuns: 25 },
    );
  });

  it('leave what they do not cover to stock', () => {
    const table = tf.tensor2d(createValues(12, 1), [4, 3]);
    expect(table.gather(tf.tensor1d([3, 0, 2], 'int32')).arraySync()).toEqual(
      [3, 0, 2].map((row) => table.arraySync()[row]),
    );
    expect(table.gather(tf.tensor1d([2, 0], 'int32'), 1).shape).toEqual([4, 2]);
    expect(table.gather(tf.tensor2d([0, 1, 2, 3], [2, 2], 'int32')).shape).toEqual([2, 2, 3]);
    expect(
      tf
        .tensor1d([5, 6, 7])
        .gather(tf.tensor1d([2, 1], 'int32'))
        .arraySync(),
    ).toEqual([7, 6]);
    tf.disposeVariables();
    table.dispose();
  });

  it('have the gradient that stock has', () => {
    const indices = tf.tensor1d([1, 3, 1, 0], 'int32');
    const gradient = tf.grad((table) => table.gather(indices).square().sum());
    const table = tf.tensor2d([1, 2, 3, 4, 5, 6, 7, 8], [4, 2]);
    expect(gradient(table).arraySync()).toEqual([[2, 4], [12, 16], [0, 0], [14, 16]]); // prettier-ignore
  });
});
