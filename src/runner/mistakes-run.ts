import type { ConsoleLine } from '#core/console-line.ts';
import type { Runner } from './runner.ts';
import { startProgram } from './start-program.ts';

/** What the lab said of one mistake. */
export interface ToldMistake {
  readonly text: string;
  readonly at: ConsoleLine['at'];
  /** The line that the mistake stands on. */
  readonly line: number;
}

const HEAD = [
  "import * as tf from '@tensorflow/tfjs';",
  "import { dataset } from 'lab';",
  'const dense = () => { const m = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3] })] });',
  "m.compile({ optimizer: 'sgd', loss: 'meanSquaredError' }); return m; };",
  'const pause = () => new Promise((resolve) => setTimeout(resolve, 15));',
  'let done; let ended; const begin = () => { ended = new Promise((resolve) => { done = resolve; }); };',
  'export async function solutionModel() {',
];

/** What stands in front of a mistake on its line. */
export function prefix(index: number): string {
  return `begin(); console.info('mistake ${index}'); void (async () => { try { `;
}

/**
 * Makes every mistake in one run of one learner's program, a line each, in a promise that nobody awaits: such errors are told in the console
 * by the words and the place that end a run. Null where nothing was told. For tests.
 */
export async function runMistakes(
  runner: Runner,
  mistakes: readonly string[],
): Promise<readonly (ToldMistake | null)[]> {
  const lines = mistakes.map(
    (code, index) => `${prefix(index)}${code} } finally { done(); } })(); await ended; await pause();`,
  );
  const source = [...HEAD, ...lines, "console.info('mistake -1');", 'return dense();', '}'].join('\n');
  const run = startProgram(runner, 'happy', { request: { source } });
  const outcome = await run.outcome;
  if (outcome.status !== 'trained') throw new Error(JSON.stringify(outcome));
  const told: (ToldMistake | null)[] = mistakes.map(() => null);
  let current = -1;
  for (const { text, at } of run.messages.flatMap((message) =>
    message.type === 'console' ? message.lines : [],
  )) {
    const next = /^mistake (-?\d+)$/.exec(text)?.[1];
    if (next !== undefined) current = Number(next);
    else if (current >= 0 && told[current] === null)
      told[current] = { text, at, line: HEAD.length + 1 + current };
  }
  return told;
}
