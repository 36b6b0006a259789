import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { WORKLOAD_NAMES } from '#core/bench-protocol.ts';
import { openBenchBrowser } from './bench/engine-browser.ts';
import { measureNative } from './bench/engine-native.ts';
import { findTroubles, summarise } from '#core/bench-report.ts';

// npm run bench:native -- [--json] [--workload NAME] [--repeats N]
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    workload: { type: 'string' },
    repeats: { type: 'string', default: '5' },
  },
});
const Options = v.object({
  json: v.boolean(),
  workload: v.optional(v.picklist(WORKLOAD_NAMES)),
  repeats: v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(1)),
});
const parsed = v.safeParse(Options, values);
if (!parsed.success) {
  for (const issue of parsed.issues) console.error(`--${v.getDotPath(issue) ?? ''}: ${issue.message}`);
  process.exit(1);
}
const { json, workload, repeats } = parsed.output;
const names = workload === undefined ? WORKLOAD_NAMES : [workload];

const browser = await openBenchBrowser();
const workloads: {
  readonly name: string;
  readonly nativeMs: number | null;
  readonly wasmMs: number | null;
  readonly ratio: number | null;
}[] = [];
try {
  for (const name of names) {
    console.error(`${name}…`);
    // PyTorch before and after, so that what else the machine does falls on both.
    const before = await measureNative(name, repeats);
    const turns = await browser.takeTurns({ workload: name, backend: 'wasm', repeats, sides: ['engine'] });
    const after = await measureNative(name, repeats);
    for (const trouble of findTroubles(name, turns)) console.error(trouble);
    const nativeMs = before === null || after === null ? null : Number(((before + after) / 2).toPrecision(4));
    const wasmMs = summarise(name, 'wasm', turns).engineMs;
    const ratio = nativeMs === null || wasmMs === null ? null : Number((wasmMs / nativeMs).toPrecision(3));
    workloads.push({ name, nativeMs, wasmMs, ratio });
    if (!json) console.log(`${name}: ${nativeMs ?? '–'} → ${wasmMs ?? '–'} ms a step, × ${ratio ?? '–'}`);
  }
} finally {
  await browser.dispose();
}
if (json) console.log(JSON.stringify({ workloads }, null, 2));
