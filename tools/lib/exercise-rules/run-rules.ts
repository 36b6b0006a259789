import * as v from 'valibot';
import { DatasetManifest } from '#core/dataset.ts';
import { Calibration, hashAnswers } from '../calibration.ts';
import type { ExerciseFolder } from '../exercise-folders.ts';
import {
  checkIdsAreUnique,
  checksCanBeMet,
  hasOneLevelsCheck,
  hasRequiredChecks,
  levelsRise,
} from './checks.ts';
import { debriefHasItsParts, debriefShowsKeras } from './debrief.ts';
import { examLevelIsReached } from './exam-levels.ts';
import {
  answersExportSolution,
  filesExist,
  hasHints,
  starterIsNotReference,
  weakAnswersAreListed,
} from './files.ts';
import type { Finding, Rule, Subject } from './finding.ts';
import { checkCurriculum, checkWeights, idMatchesFolder, skillsAreKnown } from './identity.ts';
import {
  baselinesAreMeasured,
  baselinesScoreNothing,
  calibrationExists,
  calibrationIsFresh,
  dataSetExists,
  levelsAreSeparated,
  referencePasses,
  starterScoresLittle,
  weakAnswersFail,
} from './measured.ts';
import {
  placeholdersAreKnown,
  promptHasItsParts,
  promptStatesTheLevels,
  proseHasNoThresholds,
} from './prose.ts';
import { shapesFitTheData, vocabularyIsWhole } from './shapes.ts';

/** Every rule that one exercise must meet, in the order in which a writer meets them. */
export const RULES: readonly Rule[] = [
  idMatchesFolder,
  skillsAreKnown,
  filesExist,
  checkIdsAreUnique,
  hasOneLevelsCheck,
  hasRequiredChecks,
  checksCanBeMet,
  levelsRise,
  answersExportSolution,
  starterIsNotReference,
  weakAnswersAreListed,
  hasHints,
  debriefHasItsParts,
  debriefShowsKeras,
  dataSetExists,
  shapesFitTheData,
  vocabularyIsWhole,
  placeholdersAreKnown,
  proseHasNoThresholds,
  promptHasItsParts,
  promptStatesTheLevels,
  baselinesAreMeasured,
  baselinesScoreNothing,
  calibrationExists,
  calibrationIsFresh,
  referencePasses,
  weakAnswersFail,
  levelsAreSeparated,
  examLevelIsReached,
  starterScoresLittle,
];

/** All findings over the whole curriculum. */
export function checkExercises(
  curriculum: readonly string[],
  folders: readonly ExerciseFolder[],
  tfjsVersion: string,
): readonly Finding[] {
  const subjects = folders.flatMap((folder) => toSubject(folder, tfjsVersion) ?? []);
  return [
    ...checkCurriculum(curriculum, folders),
    ...checkWeights(folders),
    ...subjects.flatMap((subject) => RULES.flatMap((rule) => rule(subject))),
  ];
}

/** Null for a folder without an exercise.ts, which the curriculum's rule reports. */
export function toSubject(folder: ExerciseFolder, tfjsVersion: string): Subject | null {
  const { exercise } = folder;
  if (exercise === null) return null;
  return {
    folder,
    exercise,
    manifest: parseJson(DatasetManifest, folder.manifest),
    calibration: parseJson(Calibration, folder.calibration),
    answersSha256: hashAnswers(folder, tfjsVersion),
  };
}

function parseJson<S extends v.GenericSchema>(schema: S, text: string | null): v.InferOutput<S> | null {
  if (text === null) return null;
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
