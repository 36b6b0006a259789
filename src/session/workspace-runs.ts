import type { Exercise } from '#core/exercise.ts';
import type { WorkspaceActions } from './state.ts';
import { createSubmitter } from './submitter.ts';
import { type ResumeFrom, createTrainer } from './trainer.ts';
import type { WorkspaceContext } from './workspace-context.ts';

type RunActions = Pick<
  WorkspaceActions,
  'run' | 'resume' | 'stop' | 'submit' | 'dismissInterrupted' | 'showAttempt' | 'deleteAttempt'
>;

/** What trains, judges and lists a workspace's runs. One thing at a time: calls while busy do nothing. */
export function createRunActions(context: WorkspaceContext, exercise: Exercise | null): RunActions {
  const { subject, store, keeper, progress } = context;
  const trainer = createTrainer(context);
  const submitter = exercise === null ? null : createSubmitter(context, exercise, trainer);
  let isBusy = false;

  const exclusively = async (work: () => Promise<void>): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    try {
      await work();
    } finally {
      isBusy = false;
      // Whatever went wrong, the screen must not be left waiting.
      const { status } = store.getState().run;
      if (status !== 'ended' && status !== 'idle') store.setState({ run: { status: 'ended' } });
      context.onStored();
    }
  };

  const train = async (resume: ResumeFrom | null): Promise<void> => {
    const record = await trainer.train(resume);
    context.onRunEnded({ subject, record });
  };

  const findResume = async (): Promise<ResumeFrom | null> => {
    const { interrupted, current } = store.getState();
    const run = interrupted?.run ?? current;
    const kept = run === null ? null : await keeper.loadModel(run.id);
    if (run === null || kept === null || kept.epoch === null) return null;
    return { run, checkpoint: { model: kept.model, epoch: kept.epoch } };
  };

  return {
    run: () => exclusively(() => train(null)),
    resume: () =>
      exclusively(async () => {
        const resume = await findResume();
        if (resume !== null) return train(resume);
        const notice =
          'No weights of that run were kept, so it cannot be continued. Press Run to train from the start.';
        store.setState({ notice });
      }),
    stop: () => {
      submitter?.cancel();
      trainer.stop();
    },
    submit: () => (submitter === null ? Promise.resolve() : exclusively(() => submitter.submit())),
    dismissInterrupted: () => {
      const { interrupted } = store.getState();
      store.setState({ interrupted: null });
      if (interrupted !== null) void keeper.clearMarks([interrupted.run]);
    },
    showAttempt: (runId) => {
      const attempt = store.getState().attempts.find((run) => run.id === runId);
      if (attempt !== undefined && !isBusy) store.setState({ current: attempt, markers: [] });
    },
    deleteAttempt: async (runId) => {
      const deleted = await keeper.delete(runId);
      if (!deleted.ok) {
        store.setState({ notice: deleted.error.message });
        return;
      }
      const { attempts, current } = store.getState();
      const rest = attempts.filter((run) => run.id !== runId);
      store.setState({ attempts: rest, current: current?.id === runId ? (rest[0] ?? null) : current });
      await progress.recount(subject.id, rest);
      // Room was made: a draft that did not fit may fit now.
      await context.saveDraft();
      context.onStored();
    },
  };
}
