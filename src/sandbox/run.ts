import * as tf from '@tensorflow/tfjs';
import type { RunError } from '#core/errors.ts';
import type { ToSandbox } from '#core/protocol.ts';
import { createRandom } from '#core/random.ts';
import { readMemory } from '#engine/memory.ts';
import { startBackend } from '#engine/start-backend.ts';
import { onContextLost } from '#engine/start-webgl.ts';
import { blockApis } from './blocked-apis.ts';
import { breathe } from './breathe.ts';
import { checkIsolation } from './check-isolation.ts';
import { type ConsoleCapture, captureConsole } from './console-capture.ts';
import { contextLost, explainThrown } from './explain-error.ts';
import { type Answer, createLabApi } from './lab-api.ts';
import { importLearnerModule } from './learner-module.ts';
import { followCall, setLearnerModule } from './learner-position.ts';
import { createLeakWatch } from './leak-watch.ts';
import { readTrainedModel } from './model-artifacts.ts';
import { createOutbox } from './outbox.ts';
import type { PagePort } from './page-port.ts';
import { ensureModel, findSolution } from './solution.ts';
import { createTfjsVis } from './tfjs-vis.ts';
import { installTrainingHooks } from './training-hooks.ts';
import { createTrainingMonitor } from './training-monitor.ts';

const BEAT_MS = 500;

export type StartMessage = Extract<ToSandbox, { type: 'start' }>;

/** One run of learner code; a worker has at most one. */
export interface Run {
  stop(): void;
  answer(message: Answer): void;
}

/** Runs the learner's module to its one terminal message. */
export function createRun(
  port: PagePort,
  start: StartMessage,
  wasm: Readonly<Record<string, ArrayBuffer>>,
): Run {
  let isOver = false;
  /** Before the backend runs there is no memory to read. */
  let isReady = false;
  // Before learner code loads; crypto.getRandomValues stays what it is.
  Math.random = createRandom(start.seed);
  const outbox = createOutbox(port);
  const console = captureConsole(port, outbox);
  const end = (sendLast: () => void): void => {
    if (isOver) return;
    isOver = true;
    outbox.flush();
    sendLast();
  };
  const fail = (error: RunError): void => end(() => port.send({ type: 'failed', error }));
  const monitor = createTrainingMonitor({
    port,
    outbox,
    fail,
    breathe,
    leakWatch: createLeakWatch((tensors, message) => port.send({ type: 'leak', tensors, message })),
    startEpoch: start.resume?.epoch ?? 0,
  });
  const lab = createLabApi(port, monitor, start.seed);
  setInterval(
    () => isOver || port.send({ type: 'beat', ...(isReady ? readMemory() : { tensors: 0, sizeBytes: 0 }) }),
    BEAT_MS,
  );
  reportUncaught(console);
  onContextLost(() => fail(contextLost()));

  const train = async (): Promise<void> => {
    const { backend, reason, isStock } = start;
    // Asked while the backend starts, so that it costs no time.
    const isolation = checkIsolation();
    const started = await startBackend(backend, wasm, { stock: isStock });
    const fault = await isolation;
    if (fault !== null) {
      fail(fault);
      return;
    }
    if (!started.ok) {
      fail(started.error);
      return;
    }
    isReady = true;
    blockApis();
    const resume = start.resume && {
      ...start.resume,
      isUsed: false,
      say: (text: string) => console.write('system', text),
    };
    installTrainingHooks(monitor, resume);
    port.send({ type: 'ready', engine: { backend, reason, isStock, ...started.value } });
    const members = createModules(
      lab.members,
      createTfjsVis((chart) => {
        outbox.chart(chart);
        return breathe();
      }),
    );
    const exports = await importLearnerModule(start.code, members, setLearnerModule);
    const solve = findSolution(exports, start.code);
    const model = ensureModel(await solve());
    const trained = readTrainedModel(model, monitor.steps());
    end(() =>
      port.send({ type: 'trained', model: trained, isStopped: monitor.isStopping() }, [trained.weights]),
    );
  };
  // The worker's one catch: whatever learner code throws ends here.
  train().catch((error: unknown) => fail(explainThrown(error)));

  return {
    stop: () => monitor.stop(),
    answer: (message) => lab.answer(message),
  };
}

function createModules(lab: object, vis: object): Parameters<typeof importLearnerModule>[1] {
  const loadLayersModel: typeof tf.loadLayersModel = (...args) => followCall(tf.loadLayersModel(...args));
  const members = { ...tf, loadLayersModel };
  return {
    '@tensorflow/tfjs': members,
    '@tensorflow/tfjs-core': members,
    '@tensorflow/tfjs-layers': members,
    '@tensorflow/tfjs-data': tf.data,
    '@tensorflow/tfjs-vis': vis,
    lab,
  };
}

/** Errors that no one awaits do not end the run, but they are never swallowed. */
function reportUncaught(console: ConsoleCapture): void {
  const write = (thrown: unknown, what: string): void => {
    const error = explainThrown(thrown);
    console.write('error', `${what}: ${error.message}`, error.blame === 'learner' ? error.at : null);
  };
  addEventListener('error', (event) => {
    // Otherwise it would reach the frame, which takes it for the worker's death.
    event.preventDefault();
    write(event.error, 'Uncaught error');
  });
  addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    write(event.reason, 'An error in a promise that nothing awaits (is an await missing?)');
  });
}
