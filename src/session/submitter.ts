import type { Exercise } from '#core/exercise.ts';
import type { Verdict } from '#core/verdict.ts';
import { createRecord } from '#session/run/create-record.ts';
import { UNATTEMPTED, failed, judge } from '#session/run/judge.ts';
import { isSameCode } from '#session/run/same-code.ts';
import type { RunRecord } from './state.ts';
import type { Trained, Trainer } from './trainer.ts';
import type { WorkspaceContext } from './workspace-context.ts';

/** Brings a workspace's code to a verdict, training first where no model of it is at hand. */
export interface Submitter {
  submit(): Promise<void>;
  /** Ends the submission under way; its verdict is 'cancelled'. */
  cancel(): void;
}

export function createSubmitter(context: WorkspaceContext, exercise: Exercise, trainer: Trainer): Submitter {
  const { subject, store, ports, keeper, progress, createId } = context;
  let cancellation = createCancellation();

  const conclude = async (record: RunRecord, verdict: Verdict): Promise<void> => {
    const judged = { ...record, verdict };
    const attempts = store.getState().attempts.map((other) => (other.id === record.id ? judged : other));
    store.setState({ attempts, current: judged, run: { status: 'ended' } });
    const { notice } = await keeper.update(judged);
    if (notice !== null) store.setState({ notice });
    await progress.recount(exercise.id, attempts);
    context.onRunEnded({ subject, record: judged });
  };

  const grade = async ({ record, model }: Trained): Promise<void> => {
    const showStep = (step: string): void => {
      if (!cancellation.isCancelled()) store.setState({ run: { status: 'submitting', step } });
    };
    store.setState({ current: record });
    const judging = judge(ports, { exercise, model, epochs: record.epochs }, showStep);
    await conclude(record, await Promise.race([judging, cancellation.verdict]));
  };

  /** Shown, but not kept: nothing was trained and nothing counts as an attempt. */
  const showUnattempted = (): void => {
    const { code, seed, attempts } = store.getState();
    const at = ports.now();
    const number = 1 + Math.max(0, ...attempts.map((attempt) => attempt.number));
    const record = createRecord({
      id: createId(),
      exerciseId: exercise.id,
      number,
      code,
      seed,
      startedAt: at,
    });
    const current: RunRecord = { ...record, status: 'stopped', endedAt: at, verdict: UNATTEMPTED };
    store.setState({ current, run: { status: 'ended' } });
  };

  return {
    cancel: () => cancellation.cancel(),
    submit: async () => {
      cancellation = createCancellation();
      const { code, seed, texts } = store.getState();
      if (isSameCode(code, texts.starter)) {
        showUnattempted();
        return;
      }
      const known = await trainer.findTrained(code, seed);
      if (known !== null) return grade(known);
      const record = await trainer.train(null);
      if (record.error !== null) return conclude(record, failed(record.error));
      const trained = cancellation.isCancelled() ? null : await trainer.findTrained(record.code, record.seed);
      return trained === null ? conclude(record, { status: 'cancelled' }) : grade(trained);
    },
  };
}

function createCancellation() {
  let isCancelled = false;
  let resolveVerdict: ((verdict: Verdict) => void) | null = null;
  const verdict = new Promise<Verdict>((resolve) => (resolveVerdict = resolve));
  return {
    verdict,
    isCancelled: () => isCancelled,
    cancel: () => {
      isCancelled = true;
      resolveVerdict?.({ status: 'cancelled' });
    },
  };
}
