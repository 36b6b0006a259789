import type { AugmentLimits } from './augment-image.ts';

/** The same changes as a function for one's own code: each image of a batch gets its own. Lines without effect are left out. */
export function writeAugmentCode(limits: AugmentLimits): string {
  const { flip, flipVertically, rotate, shift, zoom, brightness, fill } = limits;
  const mirrored = flip ? '(Math.random() < 0.5 ? -1 : 1)' : '1';
  const turned = flipVertically ? '(Math.random() < 0.5 ? -1 : 1)' : '1';
  const moved = `tf.image.transform(xs, tf.tensor2d(matrices), 'bilinear', '${fill}')`;
  return `// xs: pixels from 0 to 1, [batch, height, width, channels]. For training batches only.
function augment(xs: tf.Tensor4D): tf.Tensor4D {
  return tf.tidy(() => {
    const [count, height, width] = xs.shape;
    const within = (limit: number) => (2 * Math.random() - 1) * limit;
    const matrices = Array.from({ length: count }, () => {
      const angle = ${rotate === 0 ? '0' : `within(${rotate}) * Math.PI / 180`};
      const scale = ${zoom === 0 ? '1' : `1 + within(${zoom})`};
      const mirror = ${mirrored}, turn = ${turned};
      const [cx, cy] = [(width - 1) / 2, (height - 1) / 2];
      const [toX, toY] = [cx + within(${shift}) * width, cy + within(${shift}) * height];
      const [a, b] = [mirror * Math.cos(angle) / scale, mirror * Math.sin(angle) / scale];
      const [c, d] = [-turn * Math.sin(angle) / scale, turn * Math.cos(angle) / scale];
      return [a, b, cx - a * toX - b * toY, c, d, cy - c * toX - d * toY, 0, 0];
    });
    return ${
      brightness === 0
        ? moved
        : `${moved}
      .add(tf.randomUniform([count, 1, 1, 1], -${brightness}, ${brightness}))
      .clipByValue(0, 1)`
    };
  });
}
`;
}
