import { describeOutcome, toReport } from './lib/outcome-text.ts';
import { type SolveCommand, USAGE, readSolveCommand } from './lib/solve-command.ts';
import { createDriver } from './lib/driver.ts';

/** 0: a verdict was reached, whatever it says. 1: the command was not understood. 2: no verdict was reached. */
const command = await readSolveCommand(process.argv.slice(2));
if (!command.ok) {
  console.error(`${command.error}\n${USAGE}`);
  process.exit(1);
}
try {
  process.exitCode = await solve(command.value);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

async function solve({ request, answer, browser, limitSeconds, isJson }: SolveCommand): Promise<number> {
  const driver = await createDriver(console.error, browser);
  try {
    const startedAt = Date.now();
    const outcome = await driver.solve(request, limitSeconds);
    const seconds = Math.round((Date.now() - startedAt) / 100) / 10;
    console.log(
      isJson
        ? JSON.stringify({ ...toReport(request.exercise, answer, outcome, seconds), browser: driver.version })
        : describeOutcome(`${request.exercise}, ${answer}`, outcome),
    );
    if (outcome.status !== 'cancelled') return 0;
    console.error(
      `No verdict within ${limitSeconds} s: the program may never end. Use --limit to wait longer.`,
    );
    return 2;
  } finally {
    await driver.dispose();
  }
}
