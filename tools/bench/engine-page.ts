import type { BackendName } from '#core/engine.ts';
import type { BenchAnswer, BenchRequest, WorkloadName } from '#engine/workloads/bench-protocol.ts';

/** Runs in Chromium: one worker with stock tfjs, one with the engine, taking turns at one workload. */
export interface TurnsRequest {
  readonly workload: WorkloadName;
  readonly backend: BackendName;
  readonly repeats: number;
  /** Which sides to run; a side left out gives null. */
  readonly sides: readonly Side[];
}

export type Side = 'stock' | 'engine';
type Answer<Type> = Extract<BenchAnswer, { type: Type }>;

/** What one side did; `error` where it could not run. */
export interface SideReport {
  readonly start: Answer<'start'> | null;
  readonly epochs: readonly Answer<'epoch'>[];
  readonly finish: Answer<'finish'> | null;
  readonly error: string | null;
}

export async function takeTurns(request: TurnsRequest): Promise<Record<Side, SideReport | null>> {
  const sides = request.sides.map((side) => ({ side, run: new SideRun(side, request) }));
  // One after the other, as both would otherwise compile at once.
  for (const { run } of sides) await run.start();
  for (let repeat = 0; repeat < request.repeats; repeat++) for (const { run } of sides) await run.epoch();
  for (const { run } of sides) await run.finish();
  const find = (side: Side): SideReport | null =>
    sides.find((one) => one.side === side)?.run.report() ?? null;
  return { stock: find('stock'), engine: find('engine') };
}

/** The life of one side's worker; after a failure the rest is left out. */
class SideRun {
  private readonly worker = new Worker(
    new URL('../../src/engine/workloads/bench-worker.ts', import.meta.url),
    { type: 'module' },
  );
  private started: Answer<'start'> | null = null;
  private readonly epochs: Answer<'epoch'>[] = [];
  private finished: Answer<'finish'> | null = null;
  private error: string | null = null;

  private readonly side: Side;
  private readonly request: TurnsRequest;

  constructor(side: Side, request: TurnsRequest) {
    this.side = side;
    this.request = request;
  }

  async start(): Promise<void> {
    const { backend, workload } = this.request;
    const filesUrl = new URL('/datasets/', location.href).href;
    const isStock = this.side === 'stock';
    const answer = await this.ask({ type: 'start', backend, workload, isStock, filesUrl });
    if (answer?.type === 'start') this.started = answer;
  }

  async epoch(): Promise<void> {
    const answer = await this.ask({ type: 'epoch' });
    if (answer?.type === 'epoch') this.epochs.push(answer);
  }

  async finish(): Promise<void> {
    const answer = await this.ask({ type: 'finish' });
    if (answer?.type === 'finish') this.finished = answer;
    this.worker.terminate();
  }

  report(): SideReport {
    return { start: this.started, epochs: this.epochs, finish: this.finished, error: this.error };
  }

  private async ask(request: BenchRequest): Promise<BenchAnswer | null> {
    if (this.error !== null) return null;
    const answer = await new Promise<BenchAnswer>((resolve) => {
      this.worker.onmessage = ({ data }: MessageEvent<BenchAnswer>) => resolve(data);
      this.worker.onerror = ({ message }) => resolve({ type: 'failed', message });
      this.worker.postMessage(request);
    });
    if (answer.type === 'failed') this.error = answer.message;
    return answer;
  }
}

Reflect.set(globalThis, 'takeTurns', takeTurns);
