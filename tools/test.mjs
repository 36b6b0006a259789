// npm test: installs what is missing, then runs everything that must pass, cheapest first.
import { spawn } from 'node:child_process';
import { installIfNeeded } from './install.mjs';

installIfNeeded();
const { ensureChromium } = await import('./lib/browsers/find.mjs');
process.env.CHROMIUM_PATH = ensureChromium();

const STAGES = [
  ['format', 'npm run format:check'],
  ['lint', 'npm run lint'],
  ['types', 'npm run types'],
  ['exercises', 'npm run check:exercises'],
  ['unit and contract tests', 'npm run test:unit'],
  ['browser tests', 'npm run test:browser'],
  ["tfjs's own tests", 'npm run test:tfjs -- --backend wasm'],
  ['build', 'npm run build'],
  ['end-to-end journeys', 'npm run test:e2e'],
  ['handbook programs', 'npm run test:handbook'],
  ['training', 'npm run test:training -- --quick'],
];

/** As much of a failed stage's output as is repeated at the end, in characters. */
const LAST_WORDS = 6000;

/** Runs one stage, shows its output as it comes, and keeps the end of it. */
function run([name, command]) {
  console.log(`\n── ${name} ── ${command}`);
  const startedAt = Date.now();
  const env = { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) };
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'], env });
  let output = '';
  const take = (stream) => (chunk) => {
    stream.write(chunk);
    output = (output + chunk).slice(-LAST_WORDS);
  };
  child.stdout.setEncoding('utf8').on('data', take(process.stdout));
  child.stderr.setEncoding('utf8').on('data', take(process.stderr));
  return new Promise((resolve) => {
    child.on('close', (status) => {
      const seconds = Math.round((Date.now() - startedAt) / 1000);
      resolve({ name, passed: status === 0, seconds, output });
    });
  });
}

const results = [];
for (const stage of STAGES) results.push(await run(stage));

const failed = results.filter((result) => !result.passed);
for (const { name, output } of failed) console.log(`\n── ${name} failed; its last lines ──\n${output}`);

console.log('\nstage                     result  seconds');
for (const { name, passed, seconds } of results) {
  console.log(`${name.padEnd(25)} ${(passed ? 'ok' : 'FAILED').padEnd(7)} ${seconds}`);
}
console.log(`\n${results.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
