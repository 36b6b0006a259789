import { createByteReader } from './byte-reader.ts';
import { type Transform, transformOfPose } from './transform.ts';

/** Poses of a skeleton over time. */
export interface Animation {
  readonly frames: number;
  readonly bones: number;
  /** Bone transforms in the model's space, of the frame at `phase` of the whole (0 to 1). */
  poseAt(phase: number): Transform[];
}

/** Reads 0 A.D.'s PSA (its source: graphics/SkeletonAnimDef.cpp). */
export function parseAnimation(bytes: Buffer): Animation {
  const reader = createByteReader(bytes);
  if (reader.text(4) !== 'PSSA') throw new Error('not a PSA animation');
  reader.skip(8);
  reader.skip(reader.uint32());
  reader.skip(4);
  const bones = reader.uint32();
  const frames = reader.uint32();
  const poses = reader.float32s(frames * bones * 7);
  return {
    frames,
    bones,
    poseAt(phase) {
      const frame = Math.min(frames - 1, Math.floor(phase * frames));
      return Array.from({ length: bones }, (_, bone) => transformOfPose(poses, (frame * bones + bone) * 7));
    },
  };
}
