// First: tfjs looks at the globals that this sets while it loads.
import '#engine/worker-environment.ts';
import * as v from 'valibot';
import { createPagePort } from './page-port.ts';
import { type StartMessage, createRun } from './run.ts';

const Boot = v.object({ wasm: v.record(v.string(), v.instance(ArrayBuffer)) });

// The learner's line may lie many frames of tfjs deep: models in models. All three engines keep to this.
Object.assign(Error, { stackTraceLimit: 200 });

// The frame's one message brings the private port; whatever comes to the worker itself later is not listened to.
addEventListener(
  'message',
  (event: MessageEvent<unknown>) => {
    const [messagePort] = event.ports;
    if (messagePort === undefined) throw new Error('the sandbox was started without its port to the page');
    const { wasm } = v.parse(Boot, event.data);
    const port = createPagePort(messagePort);
    let run: ReturnType<typeof createRun> | null = null;
    port.listen((message) => {
      if (message.type === 'start') start(message);
      else if (message.type === 'stop') run?.stop();
      else run?.answer(message);
    });
    const start = (message: StartMessage): void => {
      run ??= createRun(port, message, wasm);
    };
    port.send({ type: 'booted' });
  },
  { once: true },
);
