import * as tf from '@tensorflow/tfjs';
import { replaceKernel, shareData } from '#engine/gl/replace-kernel.ts';
import { sumSegments } from './segment-sum.ts';

/**
 * Puts our UnsortedSegmentSum in the place of stock's on WebGL, and lets a Transpose that turns nothing cost nothing: the
 * gradient of gather asks for two of those over the whole table. The result takes both back.
 */
export function installSegmentSum(): () => void {
  const undo = [
    replaceKernel(tf.UnsortedSegmentSum, (backend, { x, segmentIds }, { numSegments }) =>
      x === undefined || segmentIds === undefined
        ? null
        : sumSegments(backend, x, segmentIds, Number(numSegments)),
    ),
    replaceKernel(tf.Transpose, (backend, { x }, { perm }) => {
      if (x === undefined || !Array.isArray(perm) || x.dtype === 'string' || x.dtype === 'complex64') return null; // prettier-ignore
      const isTurned = perm.map(Number).some((axis, at) => axis !== at);
      return isTurned ? null : shareData(backend, x, [...x.shape]);
    }),
  ];
  return () => {
    for (const one of undo) one();
  };
}
