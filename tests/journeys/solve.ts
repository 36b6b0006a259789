import * as v from 'valibot';
import type { Learner } from './learner.ts';

const Outcome = v.object({
  status: v.string(),
  score: v.nullable(v.number()),
  backend: v.nullable(v.string()),
  error: v.nullable(v.object({ message: v.string() })),
});

/** Takes a reference on WASM through the page's own pipeline: sandbox, training, grader. */
export async function solve(
  learner: Learner,
  exercise: string,
  address = './',
): Promise<v.InferOutput<typeof Outcome>> {
  await learner.goto(address);
  await learner.evaluate(`void tensorDojo.solve({ exercise: '${exercise}', backend: 'wasm' }).then((outcome) => {
    globalThis.outcome = outcome;
  })`);
  await learner.until(`'outcome' in globalThis`, true, 100_000);
  return v.parse(Outcome, await learner.evaluate('outcome'));
}
