import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

const START_MS = 30_000;

/** WebKitWebDriver and the display that its browser draws on. */
export interface DriverService {
  readonly address: string;
  /** Ends both; also done when this process ends. */
  dispose(): void;
}

export async function startWebkitDriver(
  driverPath: string,
  environment: Readonly<Record<string, string>>,
): Promise<DriverService> {
  const children: ChildProcess[] = [];
  const dispose = (): void => {
    process.off('exit', dispose);
    for (const child of children) child.kill();
  };
  process.once('exit', dispose);
  try {
    const display = await startDisplay(children);
    const port = await findFreePort();
    const env = { ...process.env, ...environment, DISPLAY: display, GDK_BACKEND: 'x11' };
    children.push(spawn(driverPath, [`--port=${port}`], { stdio: 'ignore', env }));
    const address = `http://127.0.0.1:${port}`;
    await waitUntilReady(address);
    return { address, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}

/** Xvfb takes the first free display and writes its number to the pipe. */
async function startDisplay(children: ChildProcess[]): Promise<string> {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1500x1100x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  children.push(xvfb);
  const pipe = xvfb.stdio[3];
  if (!(pipe instanceof Readable)) throw new Error('Xvfb has no pipe to answer on.');
  const ended = once(xvfb, 'exit').then(() => {
    throw new Error('Xvfb ended before it had a display.');
  });
  const [data] = (await Promise.race([once(pipe, 'data'), ended])) as unknown[];
  return `:${String(data).trim()}`;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

async function waitUntilReady(address: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    const isReady = await fetch(`${address}/status`).then(({ ok }) => ok, () => false); // prettier-ignore
    if (isReady) return;
    if (Date.now() > deadline) throw new Error(`WebKitWebDriver did not answer within ${START_MS} ms.`);
    await sleep(50);
  }
}
