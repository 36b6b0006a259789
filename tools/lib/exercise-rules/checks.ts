import { type LevelsCheck, isHigherBetter } from '#core/exercise.ts';
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
  const isClassifier = exercise.task.kind === 'binary' || exercise.task.kind === 'classification';
  return [...REQUIRED_KINDS, ...(isClassifier ? (['probabilities'] as const) : [])]
    .filter((kind) => !kinds.includes(kind))
    .map((kind) => ({
      rule: 'has-required-checks',
      where: `${folder.path}/exercise.ts, checks`,
      what: `The check '${kind}' is missing.`,
      remedy: `Add { id: '${kind}', kind: '${kind}', … }; docs/exercises.md says what it protects.`,
    }));
};

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
