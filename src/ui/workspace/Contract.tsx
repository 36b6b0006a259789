import type { Check, Exercise } from '#core/exercise.ts';
import { formatBytes, formatNumber } from '#core/number-text.ts';
import { INPUT_NAMES, TASK_NAMES } from '#ui/strings.ts';
import styles from './Contract.module.css';
import { describeRequirement } from './describe-requirement.ts';
import { workspaceStrings } from './strings.ts';

/** Input, output and limits of the model that is asked for, straight from the checks. */
export function Contract({ exercise }: { readonly exercise: Exercise }) {
  const { task } = workspaceStrings;
  const input = exercise.checks.find((check) => check.kind === 'input-shape');
  const output = exercise.checks.find((check) => check.kind === 'output-shape');
  const limits = exercise.checks.flatMap(describeLimit);
  const requirements = exercise.checks.flatMap((check) => describeRequirement(check) ?? []);
  const isLogarithm = exercise.task.kind === 'regression' && exercise.task.target === 'log';
  return (
    <dl className={styles.contract}>
      {input !== undefined && (
        <>
          <dt>{task.takes}</dt>
          <dd>
            <code>{batchShape(input.shape)}</code> {INPUT_NAMES[exercise.input.kind]}
          </dd>
        </>
      )}
      {output !== undefined && (
        <>
          <dt>{task.gives}</dt>
          <dd>
            <code>{batchShape(output.shape)}</code> {TASK_NAMES[exercise.task.kind]}
            {exercise.checks.some((check) => check.kind === 'probabilities') && `; ${task.probabilities}`}
            {isLogarithm && `; ${task.logarithm}`}.
          </dd>
        </>
      )}
      {limits.length > 0 && (
        <>
          <dt>{task.limits}</dt>
          <dd>{limits.join(', ')}.</dd>
        </>
      )}
      {requirements.length > 0 && (
        <>
          <dt>{task.also}</dt>
          <dd>{requirements.join('; ')}.</dd>
        </>
      )}
    </dl>
  );
}

function batchShape(shape: readonly number[]): string {
  return `[${['batch', ...shape].join(', ')}]`;
}

function describeLimit(check: Check): readonly string[] {
  const { task } = workspaceStrings;
  if (check.kind === 'parameters') return [task.atMostParameters(formatNumber(check.atMost, 9))];
  if (check.kind === 'size') return [task.atMostBytes(formatBytes(check.atMostBytes))];
  return check.kind === 'built-in-layers' ? [task.builtInLayers] : [];
}
