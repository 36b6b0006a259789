// npm test: installs what is missing, then runs everything that must pass, cheapest first.
import { spawn } from 'node:child_process';
import { installIfNeeded } from './install.mjs';

installIfNeeded();
const { ENGINES, ensureBrowser } = await import('./lib/browsers/find.mjs');
const missing = ENGINES.filter((engine) => ensureBrowser(engine) === null);
if (missing.includes('chromium'))
  throw new Error(
    'The tests need a Chromium and none could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH to its executable, and run npm test again.',
  );
const others = ENGINES.filter((engine) => engine !== 'chromium' && !missing.includes(engine));

const STAGES = [
  ['format', 'npm run format:check'],
  ['lint', 'npm run lint'],
  ['types', 'npm run types'],
  ['exercises', 'npm run check:exercises'],
  ['unit and contract tests', 'npm run test:unit'],
  ['browser tests', 'npm run test:browser'],
  ...others.map((engine) => [`browser tests, ${engine}`, `npx vitest run --project ${engine}`]),
  ["tfjs's own tests", 'npm run test:tfjs -- --backend wasm'],
  ['build', 'npm run build'],
  ['end-to-end journeys', 'npm run test:e2e'],
  ['handbook programs', 'npm run test:handbook'],
  ['training', 'npm run test:training -- --quick'],
];

/** As much of a failed stage's output as is repeated at the end, in characters. */
const LAST_WORDS = 6000;
/** How tools/lib/flaky-*.ts begin the line of a test that passed only when it was repeated. */
const FLAKY = /^flaky: .+$/gm;

/** Runs one stage, shows its output as it comes, and keeps the end of it. */
function run([name, command]) {
  console.log(`\n── ${name} ── ${command}`);
  const startedAt = Date.now();
  const env = { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) };
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'], env });
  let output = '';
  const take = (stream) => (chunk) => {
    stream.write(chunk);
    output += chunk;
  };
  child.stdout.setEncoding('utf8').on('data', take(process.stdout));
  child.stderr.setEncoding('utf8').on('data', take(process.stderr));
  return new Promise((resolve) => {
    child.on('close', (status) => {
      const seconds = Math.round((Date.now() - startedAt) / 1000);
      const flaky = output.match(FLAKY) ?? [];
      resolve({ name, passed: status === 0, seconds, flaky, lastWords: output.slice(-LAST_WORDS) });
    });
  });
}

const results = [];
for (const stage of STAGES) results.push(await run(stage));

const failed = results.filter((result) => !result.passed);
for (const { name, lastWords } of failed) console.log(`\n── ${name} failed; its last lines ──\n${lastWords}`);

console.log('\nstage                     result  seconds');
for (const { name, passed, seconds } of results) {
  console.log(`${name.padEnd(25)} ${(passed ? 'ok' : 'FAILED').padEnd(7)} ${seconds}`);
}
const flaky = results.flatMap((result) => result.flaky);
console.log(
  flaky.length === 0 ? '\nNo test had to be repeated.' : `\nPassed only when repeated:\n${flaky.join('\n')}`,
);
for (const engine of missing)
  console.log(
    `Not tested: ${engine}. It is not on this machine and could not be installed (tools/lib/browsers/find.mjs).`,
  );
// In CI a result without an engine is no result.
const isWhole = missing.length === 0 || process.env.CI === undefined;
if (!isWhole) console.log('With CI set, an engine that was not tested is a failure.');
console.log(
  `\n${results.length - failed.length} passed, ${failed.length + (isWhole ? 0 : missing.length)} failed`,
);
process.exitCode = failed.length === 0 && isWhole ? 0 : 1;
