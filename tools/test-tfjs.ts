import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { BackendName } from '#core/engine.ts';
import { buildPage, openBuiltPage } from './lib/built-page.ts';
import type { SuiteResult, SuitesRequest } from './tfjs-suites/protocol.ts';

// npm run test:tfjs -- [--backend webgl|wasm|cpu] [--suite PART]: tfjs-core's own tests, with stock and with the engine.
// Whatever passes with stock has to pass with the engine.
const PAGE = 'tools/tfjs-suites/page.html';
const OUT = '.cache/tfjs-suites';
const Options = v.object({ backend: v.optional(BackendName), suite: v.nullish(v.string(), null) });

const { values } = parseArgs({ options: { backend: { type: 'string' }, suite: { type: 'string' } } });
const options = v.parse(Options, values);
const backends: readonly BackendName[] =
  options.backend === undefined ? ['webgl', 'wasm', 'cpu'] : [options.backend];

await buildPage(PAGE, OUT, false);
let broken = 0;
console.log('backend  tests  passed by stock  passed by the engine  broken by the engine');
for (const backend of backends) {
  const stock = await run({ backend, stock: true, suite: options.suite });
  const engine = await run({ backend, stock: false, suite: options.suite });
  const passedByStock = new Set(stock.filter(({ passed }) => passed).map(({ name }) => name));
  const worse = engine.filter(({ name, passed }) => !passed && passedByStock.has(name));
  const counts = [
    engine.length,
    passedByStock.size,
    engine.filter(({ passed }) => passed).length,
    worse.length,
  ];
  console.log([backend.padEnd(7), ...counts].join('  '));
  for (const { name, message } of worse) console.log(`  ${name}\n    ${message}`);
  if (engine.length !== stock.length || engine.length === 0) {
    console.log(`  ${stock.length} tests ran with stock, ${engine.length} with the engine.`);
    broken++;
  }
  broken += worse.length;
}
process.exitCode = broken === 0 ? 0 : 1;

async function run(request: SuitesRequest): Promise<readonly SuiteResult[]> {
  const { page, dispose } = await openBuiltPage(PAGE, OUT);
  try {
    await page.waitForFunction(() => Reflect.has(globalThis, 'runSuites'));
    return await page.evaluate(callRunSuites, request);
  } finally {
    await dispose();
  }
}

/** Runs in the page. */
function callRunSuites(request: SuitesRequest): Promise<readonly SuiteResult[]> {
  const suites: unknown = Reflect.get(globalThis, 'runSuites');
  if (typeof suites !== 'function') throw new Error('The page of tests did not load.');
  return Reflect.apply(suites, null, [request]) as Promise<readonly SuiteResult[]>;
}
