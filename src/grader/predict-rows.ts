import * as tf from '@tensorflow/tfjs';
import type { EncodedInputs, RowRange } from '#core/encode-inputs.ts';
import { type Result, fail, ok } from '#core/result.ts';
import { firstLine } from './load-model.ts';

/** Rows that go through the model at once, at most; small enough for progress, large enough to be quick. */
const MAX_BATCH = 256;
/** Values of the widest layer in one batch: 64 MB of float32. */
const MAX_BATCH_VALUES = 16_777_216;
/** Values of the widest layer for one row; 256 MB. */
const MAX_ROW_VALUES = 67_108_864;
/** A model built for batches of one fixed size gets them, up to this. */
const MAX_FIXED_BATCH = 4096;

export interface PredictRequest {
  readonly model: tf.LayersModel;
  /** Rows to predict. */
  readonly rows: number;
  /** Numbers that the task wants for each row; a model that gives others is run on one batch only. */
  readonly outputs: number;
  encode(range: RowRange): EncodedInputs;
  onBatch(done: number): void;
}

export interface Predictions {
  /** [rows, outputs]; empty when the model gives another number of outputs. */
  readonly values: Float32Array;
  /** Without the batch axis. */
  readonly shape: readonly number[];
}

/**
 * Runs a model with one input and one output over all rows, batch by batch; every tensor is disposed. The error is a
 * sentence for the learner.
 */
export function predictRows(request: PredictRequest): Result<Predictions, string> {
  const { model, rows, outputs } = request;
  const fixed = model.inputs[0]?.shape[0] ?? null;
  const widest = widestLayer(model);
  if (widest > MAX_ROW_VALUES)
    return fail(
      `The model cannot be run: one of its layers holds ${widest.toLocaleString('en')} numbers for a single row. Pool or stride earlier, or use fewer filters.`,
    );
  if (fixed !== null && (fixed < 1 || fixed > MAX_FIXED_BATCH))
    return fail(
      `The model cannot be run: it takes batches of exactly ${fixed} rows. Use inputShape rather than batchInputShape in the first layer.`,
    );
  const batch = fixed ?? Math.max(1, Math.min(MAX_BATCH, Math.floor(MAX_BATCH_VALUES / widest)));
  const values = new Float32Array(rows * outputs);
  let shape: readonly number[] = [];
  for (let start = 0; start < rows; start += batch) {
    const count = Math.min(batch, rows - start);
    const predicted = predictBatch(model, request.encode({ start, count }), fixed ?? count);
    if (!predicted.ok) return predicted;
    shape = predicted.value.shape;
    if (predicted.value.values.length !== (fixed ?? count) * outputs)
      return ok({ values: new Float32Array(0), shape });
    values.set(predicted.value.values.subarray(0, count * outputs), start * outputs);
    request.onBatch(start + count);
  }
  return ok({ values, shape });
}

/** Runs one batch, filled up with zeros to `size` rows. */
function predictBatch(
  model: tf.LayersModel,
  inputs: EncodedInputs,
  size: number,
): Result<Predictions, string> {
  try {
    return tf.tidy(() => {
      const output = model.predict(toTensor(inputs, size), { batchSize: size });
      if (Array.isArray(output)) return fail(`The model gives ${output.length} outputs. ${ONE_OUTPUT}`);
      if (output.shape[0] !== size)
        return fail(
          `The model gives ${output.shape[0]} answers for ${size} rows: a layer changes the batch axis. Reshape within a row only.`,
        );
      return ok({ values: Float32Array.from(output.dataSync()), shape: output.shape.slice(1) });
    });
  } catch (error) {
    return fail(
      `The model failed on the held-out rows: ${firstLine(error)} Feed it rows in the encoding that the task names, and mend the layer that the message is about.`,
    );
  }
}

export const ONE_OUTPUT = 'Return a model with one input and one output.';

function toTensor({ data, shape }: EncodedInputs, size: number): tf.Tensor {
  const count = shape[0] ?? 0;
  const padded =
    data instanceof Int32Array
      ? new Int32Array((data.length / count) * size)
      : new Float32Array((data.length / count) * size);
  padded.set(data);
  return tf.tensor(padded, [size, ...shape.slice(1)], data instanceof Int32Array ? 'int32' : 'float32');
}

/** Values that the widest layer gives for one row; axes of any length count as 1. */
function widestLayer(container: tf.LayersModel): number {
  let widest = 1;
  for (const layer of container.layers) {
    if (layer instanceof tf.LayersModel) widest = Math.max(widest, widestLayer(layer));
    for (const node of layer.inboundNodes)
      for (const shape of shapesOf(node.outputShapes))
        widest = Math.max(
          widest,
          shape.slice(1).reduce<number>((product, size) => product * (size ?? 1), 1),
        );
  }
  return widest;
}

type Shape = readonly (number | null)[];

/** tfjs keeps one shape bare and several in a list. */
function shapesOf(shapes: Shape | readonly Shape[]): Shape[] {
  return shapes.flatMap((part, index) => (Array.isArray(part) ? [part] : index === 0 ? [bare(shapes)] : []));
}

function bare(shapes: Shape | readonly Shape[]): Shape {
  return shapes.map((part) => (typeof part === 'number' ? part : null));
}
