import { describe, expect, it } from 'vitest';
import type { TrainedModel } from '#core/trained-model.ts';
import { readWeights } from './read-weights.ts';

function modelOf(weightSpecs: TrainedModel['weightSpecs'], weights: ArrayBuffer): TrainedModel {
  return { topology: {}, weightSpecs, weights, steps: 1, isCompiled: true };
}

describe('readWeights', () => {
  it('cuts the bytes apart in the order of the specs', () => {
    const bytes = new Uint8Array(13);
    const view = new DataView(bytes.buffer);
    view.setUint8(0, 1);
    view.setFloat32(1, 1.5, true);
    view.setFloat32(5, -2, true);
    view.setInt32(9, 7, true);
    const read = readWeights(
      modelOf(
        [
          { name: 'flag', shape: [], dtype: 'bool' },
          { name: 'kernel', shape: [2, 1], dtype: 'float32' },
          { name: 'count', shape: [1], dtype: 'int32' },
        ],
        bytes.buffer,
      ),
    );
    expect(read.ok && read.value.map(({ values }) => [...values])).toEqual([[1], [1.5, -2], [7]]);
  });

  it('refuses weights that are too short or too long for their shapes', () => {
    const specs: TrainedModel['weightSpecs'] = [{ name: 'kernel', shape: [3], dtype: 'float32' }];
    expect(readWeights(modelOf(specs, new ArrayBuffer(8)))).toMatchObject({
      ok: false,
      error: expect.stringMatching(/12 bytes by their shapes, but take 8/) as unknown,
    });
    expect(readWeights(modelOf(specs, new ArrayBuffer(16))).ok).toBe(false);
    expect(readWeights(modelOf(specs, new ArrayBuffer(12))).ok).toBe(true);
  });

  it('refuses shapes whose size only fits by overflow', () => {
    const shape = [2 ** 53, 2 ** 53, 2 ** 53];
    expect(readWeights(modelOf([{ name: 'k', shape, dtype: 'float32' }], new ArrayBuffer(0))).ok).toBe(false);
  });

  it('refuses more than 200 MB', () => {
    const weights = new ArrayBuffer(200_000_004);
    const specs: TrainedModel['weightSpecs'] = [{ name: 'k', shape: [50_000_001], dtype: 'float32' }];
    expect(readWeights(modelOf(specs, weights))).toMatchObject({
      ok: false,
      error: expect.stringMatching(/200 MB/) as unknown,
    });
  });
});
