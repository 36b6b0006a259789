import { levelsCheckOf } from '#core/exercise.ts';
import { findStaleAnswers, measureSeparation, reaches, valuesOf } from '../calibration.ts';
import type { Finding, Rule, Subject } from './finding.ts';

/** What a learner may wait for on a CPU with two cores. */
const SECONDS = { light: 90, heavy: 300 };

export const dataSetExists: Rule = ({ folder, exercise, manifest }) => {
  if (manifest !== null) return [];
  const where = `public/datasets/${exercise.dataset}/dataset.json`;
  return [
    {
      rule: 'data-set-exists',
      where,
      what: `${folder.id} uses the data set '${exercise.dataset}', whose manifest is missing or broken.`,
      remedy: `Build it with npm run data:build -- ${exercise.dataset}, or mend the name in exercise.ts.`,
    },
  ];
};

/** Baselines are the builder's measurements, not figures of the exercise's own. */
export const baselinesAreMeasured: Rule = ({ folder, exercise, manifest }) => {
  if (manifest === null || !hasLevels(exercise)) return [];
  const where = `${folder.path}/exercise.ts, baselines`;
  const { metric } = levelsCheckOf(exercise);
  if (exercise.baselines.length === 0)
    return [
      {
        rule: 'baselines-are-measured',
        where,
        what: 'No baseline stands beside the levels, so nobody can tell skill from guessing.',
        remedy: `Copy the guesses that need no training from the manifest's baselines in '${metric}'.`,
      },
    ];
  return exercise.baselines.flatMap(({ id, value }) => {
    const measured = manifest.baselines.find((baseline) => baseline.id === id && baseline.metric === metric);
    if (measured?.value === value) return [];
    return [
      {
        rule: 'baselines-are-measured',
        where,
        what: `'${id}' is given as ${value}; the data set's manifest says ${measured?.value ?? 'nothing about it'}.`,
        remedy: `Take id and value from public/datasets/${exercise.dataset}/dataset.json.`,
      },
    ];
  });
};

/** No point is to be had by guessing. */
export const baselinesScoreNothing: Rule = ({ folder, exercise }) => {
  if (!hasLevels(exercise)) return [];
  const { metric, levels } = levelsCheckOf(exercise);
  return exercise.baselines
    .filter(({ value }) => reaches(metric, value, levels[0]))
    .map(({ id, value }) => ({
      rule: 'baselines-score-nothing',
      where: `${folder.path}/exercise.ts, levels`,
      what: `The baseline '${id}' (${value}) reaches level 1 (${levels[0]}) without any training.`,
      remedy: 'Make level 1 harder than every baseline.',
    }));
};

export const calibrationExists: Rule = ({ folder, exercise, calibration }) => {
  if (calibration !== null) return [];
  return [
    {
      rule: 'calibration-exists',
      where: `${folder.path}/calibration.json`,
      what: 'The file is missing or broken: nothing shows what the answers score.',
      remedy: `Run npm run calibrate -- ${exercise.id} and commit the file.`,
    },
  ];
};

export const calibrationIsFresh: Rule = ({ folder, exercise, calibration, answersSha256 }) => {
  const stale = calibration === null ? [] : findStaleAnswers(calibration, answersSha256);
  if (stale.length === 0) return [];
  return [
    {
      rule: 'calibration-is-fresh',
      where: `${folder.path}/calibration.json`,
      what: `An answer, a check, the data set or TensorFlow.js changed since these were measured: ${stale.join(', ')}.`,
      remedy: `Run npm run calibrate -- ${exercise.id}, then see whether the levels still hold.`,
    },
  ];
};

/** Every reference seed scores 5, in time, and fails no check. */
export const referencePasses: Rule = (subject) =>
  measuredBy(subject, ({ folder, exercise, calibration }) => {
    const { metric, levels } = levelsCheckOf(exercise);
    return calibration.reference.flatMap(({ seed, value, failedChecks, trainSeconds }) => {
      const isSlow = trainSeconds > SECONDS[exercise.weight];
      if (failedChecks.length === 0 && value !== null && reaches(metric, value, levels[4]) && !isSlow)
        return [];
      const why =
        failedChecks.length > 0
          ? `fails ${failedChecks.join(', ')}`
          : isSlow
            ? `takes ${trainSeconds} s; a ${exercise.weight} exercise may take ${SECONDS[exercise.weight]} s`
            : `has ${metric} ${value ?? 'none'}, short of level 5 (${levels[4]})`;
      return [
        {
          rule: 'reference-passes',
          where: `${folder.path}/reference.ts`,
          what: `With seed ${seed} the reference ${why}.`,
          remedy: 'Improve the reference, or move the level if the gap to the weak answers allows it.',
        },
      ];
    });
  });

/** Every weak answer fails, with every seed, by the check that it names and by no gate before that. */
export const weakAnswersFail: Rule = (subject) =>
  measuredBy(subject, ({ folder, exercise, calibration }) => {
    const { id, metric, levels } = levelsCheckOf(exercise);
    return exercise.weak.flatMap(({ name, failsBy }) => {
      const trials = calibration.weak[name] ?? [];
      const escaped = trials.filter(({ value, failedChecks }) =>
        failsBy === id
          ? failedChecks.length > 0 || value === null || reaches(metric, value, levels[4])
          : !failedChecks.includes(failsBy),
      );
      if (trials.length > 0 && escaped.length === 0) return [];
      const seeds = escaped.map(({ seed }) => seed).join(', ');
      return [
        {
          rule: 'weak-answers-fail',
          where: `${folder.path}/weak/${name}.ts`,
          what:
            trials.length === 0
              ? 'The answer was never measured.'
              : `With seed ${seeds} it does not fail by '${failsBy}' alone.`,
          remedy: `Name the check that it really fails by, mend the answer, or move the level; then npm run calibrate -- ${exercise.id}.`,
        },
      ];
    });
  });

/** Level 5 lies in the middle half between the worst reference seed and the best weak one. */
export const levelsAreSeparated: Rule = (subject) =>
  measuredBy(subject, ({ folder, exercise, calibration }) => {
    const { levels } = levelsCheckOf(exercise);
    const separation = measureSeparation(exercise, calibration);
    const isInside = separation !== null && levels[4] >= separation.low && levels[4] <= separation.high;
    if (isInside) return [];
    return [
      {
        rule: 'levels-are-separated',
        where: `${folder.path}/exercise.ts, levels`,
        what:
          separation === null
            ? 'No weak answer fails by its score, so level 5 has nothing to stand on.'
            : `Level 5 (${levels[4]}) is not in the middle half (${separation.low.toFixed(4)} to ${separation.high.toFixed(4)}) of the gap between the worst reference seed (${separation.worstReference.toFixed(4)}) and the best weak one (${separation.bestWeak.toFixed(4)}).`,
        remedy: 'Move level 5 into the middle half, or widen the gap by a better reference.',
      },
    ];
  });

/** The starter runs, and leaves at least four levels to gain. */
export const starterScoresLittle: Rule = (subject) =>
  measuredBy(subject, ({ folder, exercise, calibration }) => {
    const { metric, levels } = levelsCheckOf(exercise);
    const values = valuesOf(calibration.starter);
    if (values.length > 0 && !values.some((value) => reaches(metric, value, levels[1]))) return [];
    return [
      {
        rule: 'starter-scores-little',
        where: `${folder.path}/starter.ts`,
        what:
          values.length === 0
            ? 'The starter gives no score: it is rejected or was not measured.'
            : `The starter reaches ${metric} ${values.join(', ')}, level 2 (${levels[1]}) or more.`,
        remedy: 'A starter runs from the first press of the button and leaves the work to the learner.',
      },
    ];
  });

type Measured = Subject & { readonly calibration: NonNullable<Subject['calibration']> };

/** Stale or missing measurements are reported once, by the rules for that. */
function measuredBy(subject: Subject, rule: (measured: Measured) => Finding[]): Finding[] {
  const { calibration } = subject;
  if (calibration === null || findStaleAnswers(calibration, subject.answersSha256).length > 0) return [];
  return hasLevels(subject.exercise) ? rule({ ...subject, calibration }) : [];
}

function hasLevels(exercise: Subject['exercise']): boolean {
  return exercise.checks.some((check) => check.kind === 'levels');
}
