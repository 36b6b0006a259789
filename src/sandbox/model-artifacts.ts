import type * as tf from '@tensorflow/tfjs';
import { type TrainedModel, WeightSpec } from '#core/trained-model.ts';
import * as v from 'valibot';

/**
 * Reads a model as data: its configuration and all weights in the order of `model.weights`, as tfjs's own files hold them.
 * The weights are read in one go, without letting training run in between, so they belong to one moment.
 */
export function readTrainedModel(model: tf.LayersModel, steps: number): TrainedModel {
  const topology = v.parse(
    v.record(v.string(), v.unknown()),
    // Through text: configurations may hold what a message cannot carry (functions, class instances).
    JSON.parse(JSON.stringify(model.toJSON(null, false))),
  );
  const specs: WeightSpec[] = [];
  const pieces: Uint8Array[] = [];
  for (const weight of model.weights) {
    const tensor = weight.read();
    // originalName: what loading a model matches by.
    specs.push(v.parse(WeightSpec, { name: weight.originalName, shape: tensor.shape, dtype: tensor.dtype }));
    const values = tensor.dataSync();
    pieces.push(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  const weights = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0));
  let offset = 0;
  for (const piece of pieces) {
    weights.set(piece, offset);
    offset += piece.byteLength;
  }
  return { topology, weightSpecs: specs, weights: weights.buffer, steps, isCompiled: isCompiled(model) };
}

function isCompiled(model: tf.LayersModel): boolean {
  // The type says that an optimizer is always there; an uncompiled model has none.
  const optimizer: unknown = model.optimizer;
  return optimizer !== undefined && optimizer !== null;
}
