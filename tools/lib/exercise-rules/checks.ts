import { type Check, type Exercise, type LevelsCheck, isHigherBetter } from '#core/exercise.ts';
import { repeatedOf } from './identity.ts';
import type { Rule } from './finding.ts';

/** Without these a wrong or hostile model would reach the score. */
const REQUIRED_KINDS = [
  'input-shape',
  'output-shape',
  'built-in-layers',
  'finite',
  'parameters',
  'size',
] as const;

export const checkIdsAreUnique: Rule = ({ folder, exercise }) =>
  repeatedOf(exercise.checks.map((check) => check.id)).map((id) => ({
    rule: 'check-ids-are-unique',
    where: `${folder.path}/exercise.ts, checks`,
    what: `Two checks have the id '${id}', so a weak answer that names it names neither.`,
    remedy: 'Give each check an id of its own.',
  }));

export const hasOneLevelsCheck: Rule = ({ folder, exercise }) => {
  const count = exercise.checks.filter((check) => check.kind === 'levels').length;
  if (count === 1) return [];
  return [
    {
      rule: 'has-one-levels-check',
      where: `${folder.path}/exercise.ts, checks`,
      what: `The score comes from one check of the kind 'levels'; there are ${count}.`,
      remedy: `Keep exactly one { kind: 'levels', metric, levels }.`,
    },
  ];
};

export const hasRequiredChecks: Rule = ({ folder, exercise }) => {
  const kinds = exercise.checks.map((check) => check.kind);
  const isClassifier = ['binary', 'classification', 'next-token'].includes(exercise.task.kind);
  return [...REQUIRED_KINDS, ...(isClassifier ? (['probabilities'] as const) : [])]
    .filter((kind) => !kinds.includes(kind))
    .map((kind) => ({
      rule: 'has-required-checks',
      where: `${folder.path}/exercise.ts, checks`,
      what: `The check '${kind}' is missing.`,
      remedy: `Add { id: '${kind}', kind: '${kind}', … }; docs/exercises.md says what it protects.`,
    }));
};

/** A check of its own kind needs bounds or data of that kind, or it can never fail, or never pass. */
export const checksCanBeMet: Rule = ({ folder, exercise }) =>
  exercise.checks.flatMap((check) => {
    const fault = faultOf(check, exercise);
    if (fault === null) return [];
    return [
      {
        rule: 'checks-can-be-met',
        where: `${folder.path}/exercise.ts, check '${check.id}'`,
        what: fault.what,
        remedy: fault.remedy,
      },
    ];
  });

function faultOf(check: Check, { input }: Exercise): { what: string; remedy: string } | null {
  if (check.kind === 'layer-count') {
    const { atLeast = 0, atMost = Infinity } = check;
    if (atLeast === 0 && atMost === Infinity)
      return {
        what: 'It asks for any number of layers, so it never fails.',
        remedy: 'Add atLeast or atMost.',
      };
    if (atLeast > atMost)
      return { what: 'It asks for more layers than it allows.', remedy: 'Make atMost at least atLeast.' };
  }
  if (check.kind === 'per-column' && !(input.kind === 'windows' && input.targets === 'all'))
    return {
      what: 'It compares columns, and the model forecasts only one.',
      remedy: "Set targets: 'all' in the encoding, or take the check out.",
    };
  if (check.kind === 'slope' && check.epochs < 3)
    return { what: 'A line through fewer than three epochs says nothing.', remedy: 'Ask for more epochs.' };
  return null;
}

/** Each level asks for more than the one before. */
export const levelsRise: Rule = ({ folder, exercise }) =>
  exercise.checks
    .filter((check): check is LevelsCheck => check.kind === 'levels')
    .filter(({ metric, levels }) => {
      const sign = isHigherBetter(metric) ? 1 : -1;
      return !levels.slice(1).every((level, index) => sign * level > sign * (levels[index] ?? NaN));
    })
    .map(({ id, metric, levels }) => ({
      rule: 'levels-rise',
      where: `${folder.path}/exercise.ts, check '${id}'`,
      what: `The levels ${levels.join(', ')} do not get harder step by step (${metric}: ${isHigherBetter(metric) ? 'more' : 'less'} is better).`,
      remedy: 'Order them from the easiest to the hardest, without repeats.',
    }));
