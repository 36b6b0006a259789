import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { WORKLOAD_NAMES } from '#core/bench-protocol.ts';
import { openBenchBrowser } from './bench/engine-browser.ts';
import { type WorkloadReport, findTroubles, summarise } from '#core/bench-report.ts';
import { readTfjsVersion } from './lib/tfjs-version.ts';

// npm run bench -- [--json] [--workload NAME] [--backend webgl|wasm|webgpu] [--repeats N] [--side stock|engine]
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    workload: { type: 'string' },
    backend: { type: 'string' },
    repeats: { type: 'string', default: '5' },
    side: { type: 'string' },
  },
});
const Options = v.object({
  json: v.boolean(),
  workload: v.optional(v.picklist(WORKLOAD_NAMES)),
  backend: v.optional(v.picklist(['webgl', 'wasm', 'webgpu'])),
  repeats: v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(1)),
  side: v.optional(v.picklist(['stock', 'engine'])),
});
const parsed = v.safeParse(Options, values);
if (!parsed.success) {
  for (const issue of parsed.issues) console.error(`--${v.getDotPath(issue) ?? ''}: ${issue.message}`);
  process.exit(1);
}
const options = parsed.output;
const names = options.workload === undefined ? WORKLOAD_NAMES : [options.workload];
const backends = options.backend === undefined ? (['webgl', 'wasm'] as const) : [options.backend];
const sides = options.side === undefined ? (['stock', 'engine'] as const) : [options.side];

const NOT_RUN = { stock: null, engine: null };
const NO_WEBGPU =
  "Nothing is measured on WebGPU: the worker that learners' code trains in cannot reach it (docs/decisions/0009-no-webgpu.md).";

const browser = await openBenchBrowser();
const workloads: (Omit<WorkloadReport, 'backend'> & { readonly backend: string })[] = [];
let renderer: string | null = null;
try {
  for (const backend of backends)
    for (const workload of names) {
      if (backend === 'webgpu') {
        console.error(NO_WEBGPU);
        workloads.push({ ...summarise(workload, 'webgl', NOT_RUN), backend });
        continue;
      }
      console.error(`${workload} on ${backend}…`);
      const turns = await browser.takeTurns({ workload, backend, repeats: options.repeats, sides });
      renderer = turns.engine?.start?.renderer ?? turns.stock?.start?.renderer ?? renderer;
      for (const trouble of findTroubles(workload, turns)) console.error(trouble);
      const report = summarise(workload, backend, turns);
      if (!options.json) console.log(describe(report));
      workloads.push(report);
    }
} finally {
  await browser.dispose();
}
const versions = { tfjs: readTfjsVersion(), chromium: browser.version, node: process.version };
if (options.json) console.log(JSON.stringify({ renderer, versions, workloads }, null, 2));

function describe(report: (typeof workloads)[number]): string {
  const { name, backend, stockMs, engineMs, ratio, stockPrograms, enginePrograms } = report;
  const programs = backend === 'webgl' ? `, ${stockPrograms ?? '–'} → ${enginePrograms ?? '–'} programs` : '';
  return `${name} (${backend}): ${stockMs ?? '–'} → ${engineMs ?? '–'} ms a step, × ${ratio ?? '–'}${programs}`;
}
