import { afterEach, expect, it } from 'vitest';
import { createOwnData, proposePlan } from './own-data.ts';

const MIB = 1024 * 1024;
const SIZE = 200 * MIB;
/** The page only takes progress messages; more is the machine's other work. */
const LONGEST_TASK_MS = 200;

const databases: string[] = [];

afterEach(() => {
  for (const name of databases.splice(0)) indexedDB.deleteDatabase(name);
});

/** 200 MiB of CSV: a label and a text of about 8 kB a row, made of one mebibyte over and over with a number before each row. */
function makeLargeFile(): Blob {
  const filler = 'some words of a long text that goes on and on '.repeat(178);
  const pieces: string[] = ['label,text\n'];
  const rows = Math.floor(SIZE / (filler.length + 12));
  for (let row = 0; row < rows; row++) pieces.push(`${row % 2},${row} ${filler}\n`);
  return new Blob(pieces);
}

/** The longest pause between two turns of the page's event loop while `work` runs. */
async function measureLongestPause(work: () => Promise<void>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const channel = new MessageChannel();
  let isRunning = true;
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (isRunning) setTimeout(() => channel.port2.postMessage(null), 4);
  };
  channel.port2.postMessage(null);
  await work();
  isRunning = false;
  return longest;
}

it(
  'reads a file of 200 MB without a long task on the page, and makes a data set of it',
  { timeout: 180_000 },
  async () => {
    const databaseName = `test-large-${crypto.randomUUID()}`;
    databases.push(databaseName);
    const own = createOwnData({ databaseName });
    const file = makeLargeFile();
    expect(file.size).toBeGreaterThan(200_000_000);
    // Making the file is a long task of its own.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const longTasks: number[] = [];
    const observer = new PerformanceObserver((list) =>
      longTasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    const session = own.openImport();
    const turns: string[] = [];
    const started = performance.now();
    const pause = await measureLongestPause(async () => {
      observer.observe({ type: 'longtask' });
      const found = await session.inspect([{ path: 'large.csv', blob: file }], {}, ({ stage }) =>
        turns.push(stage),
      );
      if (found === 'cancelled' || !found.ok)
        throw new Error(found === 'cancelled' ? found : found.error.message);
      const plan = proposePlan(found.value, 'text');
      if (plan === null) throw new Error('no plan');
      const id = await session.import(plan, ({ stage }) => turns.push(stage));
      expect(id).toEqual({ ok: true, value: 'my-large' });
    });
    observer.disconnect();
    session.dispose();
    console.info(
      `200 MB of CSV: ${Math.round(performance.now() - started)} ms, longest pause of the page ${Math.round(pause)} ms, long tasks ${longTasks.length}`,
    );
    expect(longTasks.filter((ms) => ms > LONGEST_TASK_MS)).toEqual([]);
    // Progress came all along, so the page was alive to show it.
    expect(turns.length).toBeGreaterThan(10);
  },
);
