// npm test: installs what is missing, then runs everything that must pass, cheapest first.
import { spawnSync } from 'node:child_process';
import { installIfNeeded } from './install.mjs';

installIfNeeded();
const { ensureChromium } = await import('./lib/chromium.mjs');
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

const results = STAGES.map(([name, command]) => {
  console.log(`\n── ${name} ── ${command}`);
  const startedAt = Date.now();
  const { status } = spawnSync(command, { shell: true, stdio: ['ignore', 'inherit', 'inherit'] });
  return { name, passed: status === 0, seconds: Math.round((Date.now() - startedAt) / 1000) };
});

console.log('\nstage                     result  seconds');
for (const { name, passed, seconds } of results) {
  console.log(`${name.padEnd(25)} ${(passed ? 'ok' : 'FAILED').padEnd(7)} ${seconds}`);
}
const failed = results.filter((result) => !result.passed).length;
console.log(`\n${results.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
