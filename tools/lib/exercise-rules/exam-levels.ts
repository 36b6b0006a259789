import { levelsCheckOf } from '#core/exercise.ts';
import type { Rule } from './finding.ts';

/** Accuracy that public mock exams ask for on the very same data. */
const EXAM_LEVELS: Readonly<Record<string, number>> = { mnist: 0.97, 'fashion-mnist': 0.89 };

/** Where the exam had the same task on the same data, its level is ours, or calibration.json says why not. */
export const examLevelIsReached: Rule = ({ folder, exercise, calibration }) => {
  const aim = EXAM_LEVELS[exercise.dataset];
  if (aim === undefined || !exercise.checks.some(({ kind }) => kind === 'levels')) return [];
  const { metric, levels } = levelsCheckOf(exercise);
  if (metric !== 'accuracy' || levels[4] >= aim || (calibration?.note ?? '') !== '') return [];
  return [
    {
      rule: 'exam-level-is-reached',
      where: `${folder.path}/calibration.json`,
      what: `Level 5 (${levels[4]}) lies below ${aim}, which mock exams ask for on this data.`,
      remedy: `Improve the reference, or give the reason in calibration.json as "note"; calibrating again keeps it.`,
    },
  ];
};
