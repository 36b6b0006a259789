import type { DatasetManifest } from '#core/dataset.ts';
import type { Exercise } from '#core/exercise.ts';
import type { AnswerHashes, Calibration } from '../calibration.ts';
import type { ExerciseFolder } from '../exercise-folders.ts';

/** One broken rule: what is wrong, where, and how to mend it. */
export interface Finding {
  readonly rule: string;
  readonly where: string;
  readonly what: string;
  readonly remedy: string;
}

/** A folder whose exercise.ts could be read, with its data files parsed. */
export interface Subject {
  readonly folder: ExerciseFolder;
  readonly exercise: Exercise;
  /** Null when absent or broken, which `data-set-exists` reports. */
  readonly manifest: DatasetManifest | null;
  /** Null when absent or broken, which `calibration-exists` reports. */
  readonly calibration: Calibration | null;
  /** What a fresh calibration carries. */
  readonly answersSha256: AnswerHashes;
}

/** A rule is a pure function from what is on disk to findings; none when all is well. */
export type Rule = (subject: Subject) => readonly Finding[];
