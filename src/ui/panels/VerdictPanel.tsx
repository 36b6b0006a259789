import type { DatasetManifest, PartRows } from '#core/dataset.ts';
import type { RunError } from '#core/errors.ts';
import { type Exercise, levelsCheckOf } from '#core/exercise.ts';
import type { Result } from '#core/result.ts';
import type { Verdict } from '#core/verdict.ts';
import type { RunRecord, RunState } from '#session/state.ts';
import { Bar } from './Bar.tsx';
import { CheckList } from './CheckList.tsx';
import { Debrief } from './Debrief.tsx';
import { ErrorCard } from './ErrorCard.tsx';
import { LevelScale } from './LevelScale.tsx';
import { MetricTable } from './MetricTable.tsx';
import { Notice } from './Notice.tsx';
import styles from './panels.module.css';
import { ScoreHead } from './ScoreHead.tsx';
import { strings } from './strings.ts';
import { VerdictDetails } from './VerdictDetails.tsx';

export interface VerdictPanelProps {
  /** Null while nothing was submitted. */
  readonly verdict: Verdict | null;
  readonly exercise: Exercise;
  readonly manifest: DatasetManifest;
  /** The rows that the details refer to; asked for when details are shown. */
  readonly loadHeldOut: () => Promise<Result<PartRows, RunError>>;
  /** The scored attempt before this one. */
  readonly previous: RunRecord | null;
  readonly run: RunState;
  /** Shown once the exercise is passed. */
  readonly debrief: DebriefSections;
}

type DebriefSections = readonly { readonly title: string; readonly html: string }[];

const words = strings.verdict;

/** What a submission came to: score, checks, one next step, and where the model is wrong. */
export function VerdictPanel(props: VerdictPanelProps) {
  const { run } = props;
  return (
    <div className={styles.panel}>
      {run.status === 'submitting' ? (
        <div className={styles.section}>
          <p role="status">{run.step}</p>
          <Bar label={words.grading} fraction={null} />
        </div>
      ) : (
        <Body {...props} />
      )}
    </div>
  );
}

function Body({ verdict, exercise, manifest, loadHeldOut, previous, debrief }: VerdictPanelProps) {
  if (verdict === null)
    return (
      <p className={styles.empty}>
        <strong>{words.emptyTitle}</strong>
        {words.empty}
      </p>
    );
  switch (verdict.status) {
    case 'unattempted':
      return (
        <Notice tone="neutral" title={words.unattempted}>
          <p>{verdict.reason}</p>
        </Notice>
      );
    case 'cancelled':
      return (
        <Notice tone="neutral" title={words.cancelled}>
          <p>{words.cancelledText}</p>
        </Notice>
      );
    case 'error':
      return <ErrorCard error={verdict.error} />;
    case 'passed':
    case 'scored':
    case 'rejected': {
      const { metric } = levelsCheckOf(exercise);
      const measured = verdict.metrics.find((each) => each.metric === metric) ?? null;
      return (
        <>
          <ScoreHead verdict={verdict} metric={measured} exercise={exercise} previous={previous} />
          {verdict.status === 'rejected' ? (
            <Notice tone="danger" title={words.rejected}>
              <p>{verdict.reason}</p>
            </Notice>
          ) : null}
          {verdict.nextStep === '' ? null : (
            <Notice tone="neutral" title={words.nextStep}>
              <p>{verdict.nextStep}</p>
            </Notice>
          )}
          {measured === null ? null : <LevelScale exercise={exercise} measured={measured} />}
          {verdict.status === 'passed' ? <Debrief sections={debrief} /> : null}
          <CheckList checks={verdict.checks} />
          {verdict.metrics.length < 2 ? null : <MetricTable metrics={verdict.metrics} exercise={exercise} />}
          {verdict.details === null ? null : (
            <VerdictDetails details={verdict.details} manifest={manifest} loadHeldOut={loadHeldOut} />
          )}
        </>
      );
    }
  }
}
