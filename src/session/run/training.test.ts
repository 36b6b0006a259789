import type { RunHooks, RunOutcome } from '#runner/run-outcome.ts';
import type { TrainingPorts } from '#session/ports.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRecord } from './create-record.ts';
import { startTraining } from './training.ts';

const RECORD = createRecord({ id: 'a', exerciseId: 'x', number: 1, code: '', seed: 1, startedAt: 0 });

/** Ports whose run the test itself plays: the real sandbox holds its messages back and could not flood. */
function playRun() {
  let hooks: RunHooks | null = null;
  let finish: ((outcome: RunOutcome) => void) | null = null;
  const unused = () => Promise.reject(new Error('not part of this test'));
  const ports: TrainingPorts = {
    now: () => Date.now(),
    datasets: { loadManifest: unused, loadPart: unused, loadLearnerDataset: unused },
    pretrained: { load: unused },
    grader: { grade: unused, dispose: () => undefined },
    runner: {
      prewarm: () => undefined,
      dispose: () => undefined,
      start: (_request, given) => {
        hooks = given;
        return { stop: () => undefined, outcome: new Promise((resolve) => (finish = resolve)) };
      },
    },
  };
  return {
    ports,
    send: (...message: Parameters<RunHooks['onMessage']>) => hooks?.onMessage(...message),
    finish: (outcome: RunOutcome) => finish?.(outcome),
  };
}

const chooseEngine = () => Promise.resolve({ backend: 'cpu', reason: '', isStock: false } as const);

describe('startTraining', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('tells of a flood ten times a second, and loses nothing of it', async () => {
    const run = playRun();
    const onChange = vi.fn();
    const hooks = { onChange, onCheckpoint: () => undefined };
    const training = startTraining(
      run.ports,
      { record: RECORD, checks: [], chooseEngine, resume: null },
      hooks,
    );
    await vi.advanceTimersByTimeAsync(0);
    onChange.mockClear();
    for (let step = 0; step < 1000; step++) {
      run.send({ type: 'report', step, logs: { loss: step } });
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(onChange).toHaveBeenCalledTimes(10);
    run.finish({ status: 'stopped', checkpoint: null });
    const { record, model } = await training.end;
    expect(record).toMatchObject({ status: 'stopped', model: null });
    expect(record.reports).toHaveLength(1000);
    expect(model).toBeNull();
    await vi.advanceTimersByTimeAsync(1000);
    expect(onChange).toHaveBeenCalledTimes(10);
  });

  it('ends without a sandbox when stopped while the engine is being measured', async () => {
    const run = playRun();
    const start = vi.spyOn(run.ports.runner, 'start');
    const training = startTraining(
      run.ports,
      {
        record: RECORD,
        checks: [],
        chooseEngine: async () => {
          await new Promise((resolve) => setTimeout(resolve, 3000));
          return chooseEngine();
        },
        resume: null,
      },
      { onChange: () => undefined, onCheckpoint: () => undefined },
    );
    training.stop();
    await vi.advanceTimersByTimeAsync(3000);
    expect((await training.end).record.status).toBe('stopped');
    expect(start).not.toHaveBeenCalled();
  });
});
