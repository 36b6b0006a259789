import type { BenchAnswer, BenchRequest, Side, SideReport, TurnsRequest } from '#core/bench-protocol.ts';

export interface TurnsOptions {
  /** Address of the folder of data sets. */
  readonly filesUrl: string;
  /** Ends the workers; what was measured so far is the result. */
  readonly signal?: AbortSignal;
  /** After each of `2 + repeats` turns a side: start, repetitions, finish. */
  readonly onTurn?: (done: number, total: number) => void;
}

/** Trains one workload with stock tfjs and with the engine, in two workers that take turns. Never rejects. */
export async function takeTurns(
  request: TurnsRequest,
  options: TurnsOptions,
): Promise<Record<Side, SideReport | null>> {
  const runs = request.sides.map((side) => new SideRun(side, request, options));
  const turns: ((run: SideRun) => Promise<void>)[] = [
    (run) => run.start(),
    ...Array.from({ length: request.repeats }, () => (run: SideRun) => run.epoch()),
    (run) => run.finish(),
  ];
  const total = turns.length * runs.length;
  let done = 0;
  // One after the other, as both would otherwise compile at once and compete for the device.
  for (const turn of turns)
    for (const run of runs) {
      await turn(run);
      done++;
      options.onTurn?.(done, total);
    }
  const find = (side: Side): SideReport | null => runs.find((run) => run.side === side)?.report() ?? null;
  return { stock: find('stock'), engine: find('engine') };
}

/** The life of one side's worker; after a failure the rest is left out. */
class SideRun {
  readonly side: Side;
  private readonly request: TurnsRequest;
  private readonly options: TurnsOptions;
  private readonly worker = new Worker(
    new URL('../engine/workloads/bench-worker.ts', import.meta.url),
    { type: 'module' }, // prettier-ignore
  );
  private started: SideReport['start'] = null;
  private readonly epochs: SideReport['epochs'][number][] = [];
  private finished: SideReport['finish'] = null;
  private error: string | null = null;

  constructor(side: Side, request: TurnsRequest, options: TurnsOptions) {
    this.side = side;
    this.request = request;
    this.options = options;
  }

  async start(): Promise<void> {
    const { backend, workload } = this.request;
    const { filesUrl } = this.options;
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
    const { signal } = this.options;
    const answer = await new Promise<BenchAnswer>((resolve) => {
      const stop = (): void => resolve({ type: 'failed', message: 'It was stopped.' });
      if (signal?.aborted === true) {
        stop();
        return;
      }
      signal?.addEventListener('abort', stop, { once: true });
      this.worker.onmessage = ({ data }: MessageEvent<BenchAnswer>) => resolve(data);
      this.worker.onerror = ({ message }) =>
        resolve({ type: 'failed', message: message === '' ? 'Its script did not load.' : message });
      this.worker.postMessage(request);
    });
    if (answer.type === 'failed') this.error = answer.message;
    return answer;
  }
}
