import { SKILL_IDS, isSkillId } from '#core/handbook.ts';
import { type Driver, type SnippetOutcome, createDriver } from './lib/driver.ts';

/** A reader waits for a few seconds; a busy machine with two cores is granted more. */
const LIMIT_SECONDS = 60;

const asked = process.argv.slice(2);
const unknown = asked.filter((id) => !isSkillId(id));
if (unknown.length > 0) {
  console.error(`There is no skill '${unknown.join("', '")}'.\nUsage: npm run test:handbook -- [<skill> …]`);
  process.exit(1);
}

const driver = await createDriver(console.error);
const skills = SKILL_IDS.filter((id) => asked.length === 0 || asked.includes(id));
let failures = 0;
try {
  console.log('skill  seconds  lines  result');
  for (const skill of skills) failures += await runProgram(driver, skill);
} finally {
  await driver.dispose();
}
console.log(`${skills.length - failures} passed, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);

/** 1 for a program that failed, took too long or printed nothing. */
async function runProgram(driver: Driver, skill: string): Promise<number> {
  const outcome = await driver
    .runSnippet(skill, 'wasm', LIMIT_SECONDS)
    .catch((error: unknown) => String(error));
  const fault = typeof outcome === 'string' ? outcome : findFault(outcome);
  const [seconds, lines] = typeof outcome === 'string' ? [NaN, 0] : [outcome.seconds, outcome.lines.length];
  console.log(
    `${skill.padEnd(5)}  ${seconds.toFixed(1).padStart(7)}  ${String(lines).padStart(5)}  ${fault === null ? 'ok' : `FAILED: ${fault}`}`,
  );
  return fault === null ? 0 : 1;
}

function findFault({ error, lines }: SnippetOutcome): string | null {
  if (error !== null) return error.message;
  return lines.some((line) => line.trim() !== '') ? null : 'it printed nothing';
}
