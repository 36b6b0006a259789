import { scoreOf } from '#core/verdict.ts';
import type { RunRecord } from '#session/state.ts';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { ScoreMark } from '#ui/controls/ScoreMark.tsx';
import { When } from '#ui/controls/When.tsx';
import { describeRunEngine } from '#ui/describe-engine.ts';
import { formatDuration } from '#ui/format.ts';
import { RUN_STATUS_NAMES } from '#ui/strings.ts';
import { cx } from '#ui/cx.ts';
import { Link } from 'wouter';
import styles from './AttemptsTable.module.css';
import { attemptsStrings } from './strings.ts';

/** One row a run. On a narrow screen a row becomes a small card with named values. */
export function AttemptsTable({
  runs,
  titleOf,
  addressOf,
  onDelete,
}: {
  readonly runs: readonly RunRecord[];
  readonly titleOf: (exerciseId: string) => string;
  readonly addressOf: (run: RunRecord) => string;
  readonly onDelete: (run: RunRecord) => void;
}) {
  const { columns } = attemptsStrings;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{columns.exercise}</th>
          <th scope="col">{columns.when}</th>
          <th scope="col">{columns.score}</th>
          <th scope="col">{columns.status}</th>
          <th scope="col" className={styles.number}>
            {columns.duration}
          </th>
          <th scope="col" className={styles.number}>
            {columns.seed}
          </th>
          <th scope="col">{columns.engine}</th>
          <th scope="col">
            <span className="visually-hidden">{columns.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <th scope="row">
              <Link href={addressOf(run)} className={cx(styles.link)}>
                {titleOf(run.exerciseId)} <span className={styles.attempt}>#{run.number}</span>
              </Link>
            </th>
            <td>
              <When at={run.startedAt} />
            </td>
            <td>
              <ScoreMark score={run.verdict === null ? null : scoreOf(run.verdict)} />
            </td>
            <td data-status={run.status}>{RUN_STATUS_NAMES[run.status]}</td>
            <td className={styles.number} data-label={columns.duration}>
              {run.endedAt === null ? '–' : formatDuration(run.endedAt - run.startedAt)}
            </td>
            <td className={styles.number} data-label={columns.seed}>
              {run.seed}
            </td>
            <td>{run.engine === null ? attemptsStrings.unknownEngine : describeRunEngine(run.engine)}</td>
            <td className={styles.actions}>
              <IconButton
                icon="trash"
                size="small"
                label={attemptsStrings.delete(titleOf(run.exerciseId), run.number)}
                isDisabled={run.status === 'started'}
                onPress={() => onDelete(run)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
