import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '#core/random.ts';
import { writeAugmentCode } from './augment-code.ts';
import { type AugmentLimits, type Augmentation, augmentImage, drawAugmentation } from './augment-image.ts';
import type { ImageShape } from '#ui/panels/image-pixels.ts';

const NONE: AugmentLimits = {
  flip: false,
  flipVertically: false,
  rotate: 0,
  shift: 0,
  zoom: 0,
  brightness: 0,
  fill: 'constant',
};
const ALL: AugmentLimits = {
  flip: true,
  flipVertically: true,
  rotate: 30,
  shift: 0.2,
  zoom: 0.3,
  brightness: 0.2,
  fill: 'constant',
};
const SHAPE: ImageShape = [6, 5, 3];
const IMAGE = Uint8Array.from({ length: 90 }, (_, i) => (i * 53) % 256);
const draw = (limits: AugmentLimits, seed = 3): Augmentation =>
  drawAugmentation(createRandom(seed), limits, SHAPE);

describe('augmentImage', () => {
  it('leaves an image alone when nothing may change', () => {
    expect(augmentImage(IMAGE, SHAPE, draw(NONE), 'constant')).toEqual(IMAGE);
  });

  it('mirrors a row of pixels', () => {
    const mirrored: Augmentation = { matrix: [-1, 0, 2, 0, 1, 0, 0, 0], brightness: 0 };
    expect([...augmentImage(Uint8Array.of(1, 2, 3), [1, 3, 1], mirrored, 'constant')]).toEqual([3, 2, 1]);
  });

  it('fills what comes in from outside with black or with the edge', () => {
    // One pixel to the right: place 0 asks for place −1.
    const moved: Augmentation = { matrix: [1, 0, -1, 0, 1, 0, 0, 0], brightness: 0 };
    expect([...augmentImage(Uint8Array.of(7, 8, 9), [1, 3, 1], moved, 'constant')]).toEqual([0, 7, 8]);
    expect([...augmentImage(Uint8Array.of(7, 8, 9), [1, 3, 1], moved, 'nearest')]).toEqual([7, 7, 8]);
  });

  it('brightens up to white and no further', () => {
    const brighter: Augmentation = { matrix: [1, 0, 0, 0, 1, 0, 0, 0], brightness: 0.2 };
    expect([...augmentImage(Uint8Array.of(0, 100, 230), [1, 3, 1], brighter, 'constant')]).toEqual([
      51, 151, 255,
    ]);
  });

  it('draws the same change for the same seed', () => {
    expect(draw(ALL, 5)).toEqual(draw(ALL, 5));
    expect(draw(ALL, 5)).not.toEqual(draw(ALL, 6));
  });

  it.each(['constant', 'nearest'] as const)(
    'shows what tf.image.transform does, filling by %s',
    async (fill) => {
      await tf.setBackend('cpu');
      for (let seed = 1; seed <= 5; seed++) {
        const change = draw({ ...ALL, brightness: 0 }, seed);
        const expected = tf.tidy(() =>
          tf.image
            .transform(
              tf.tensor4d(Float32Array.from(IMAGE), [1, 6, 5, 3]),
              tf.tensor2d([[...change.matrix]]),
              'bilinear',
              fill,
            )
            .dataSync(),
        );
        const shown = augmentImage(IMAGE, SHAPE, change, fill);
        for (const [at, value] of expected.entries())
          expect(Math.abs(value - (shown[at] ?? NaN))).toBeLessThan(0.51);
      }
    },
  );
});

describe('the code that is shown', () => {
  /** The function in the text; its types are of no concern to the browser. */
  function compile(limits: AugmentLimits): (xs: tf.Tensor4D) => tf.Tensor4D {
    const script = writeAugmentCode(limits).replace(/: (tf\.Tensor4D|number)/g, '');
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
    return new Function('tf', `${script}; return augment;`)(tf) as (xs: tf.Tensor4D) => tf.Tensor4D;
  }

  // Not on 'cpu': its kernel for tf.image.transform returns after the first image of a batch (TF.js 4.22).
  describe.each(['webgl', 'wasm'] as const)('on %s', (backend) => {
    beforeAll(async () => {
      if (backend === 'wasm') setWasmPaths('/node_modules/@tensorflow/tfjs-backend-wasm/dist/');
      expect(await tf.setBackend(backend)).toBe(true);
    });

    it('runs, keeps shape and range, and leaves no tensor behind', () => {
      const xs = tf.randomUniform<tf.Rank.R4>([4, 6, 5, 3], 0, 1);
      const before = tf.memory().numTensors;
      const out = compile(ALL)(xs);
      expect(tf.memory().numTensors).toBe(before + 1);
      expect(out.shape).toEqual([4, 6, 5, 3]);
      expect(Math.max(...out.dataSync())).toBeLessThanOrEqual(1);
      expect([...out.dataSync()]).not.toEqual([...xs.dataSync()]);
      tf.dispose([xs, out]);
    });

    it('changes nothing when every limit is zero', () => {
      const xs = tf.randomUniform<tf.Rank.R4>([2, 6, 5, 3], 0, 1);
      const out = compile(NONE)(xs);
      const difference = tf.tidy(() => out.sub(xs).abs().max().dataSync()[0] ?? NaN);
      expect(difference).toBeLessThan(1e-5);
      tf.dispose([xs, out]);
    });

    it('mirrors about half of the images of a batch, each by itself', () => {
      const xs = tf.tensor4d(
        Array.from({ length: 200 }, (_, i) => i % 2),
        [100, 1, 2, 1],
      );
      const out = compile({ ...NONE, flip: true })(xs);
      // A mirrored image begins with 1.
      const mirrored = out.dataSync().filter((value, at) => at % 2 === 0 && value > 0.5).length;
      expect(mirrored).toBeGreaterThan(25);
      expect(mirrored).toBeLessThan(75);
      tf.dispose([xs, out]);
    });
  });

  it('leaves out what has no effect', () => {
    expect(writeAugmentCode({ ...NONE, flip: true })).not.toContain('randomUniform');
    expect(writeAugmentCode(ALL)).toContain('within(30) * Math.PI / 180');
  });
});
