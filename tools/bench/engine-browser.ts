import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Side, SideReport, TurnsRequest } from '#core/bench-protocol.ts';
import { buildPage, openBuiltPage } from '../lib/built-page.ts';
import { ROOT } from '../lib/paths.ts';

const PAGE = 'tools/bench/engine-page.html';
const OUT = '.cache/bench';

/** A built benchmark page in a Chromium with a fresh profile. */
export interface BenchBrowser {
  /** What both sides did in turns; null for a side that was not asked for. */
  takeTurns(request: TurnsRequest): Promise<Record<Side, SideReport | null>>;
  readonly version: string;
  dispose(): Promise<void>;
}

/** Builds the page, as a learner's browser would get it, and opens it. */
export async function openBenchBrowser(): Promise<BenchBrowser> {
  await buildPage(PAGE, OUT);
  cpSync(join(ROOT, 'public/datasets/mobilenet-v2'), join(ROOT, OUT, 'datasets/mobilenet-v2'), {
    recursive: true,
  });
  const { page, version, dispose } = await openBuiltPage(PAGE, OUT);
  await page.waitForFunction(() => Reflect.has(globalThis, 'takeTurns'));
  return { takeTurns: (request) => page.evaluate(callTakeTurns, request), version, dispose };
}

/** Runs in the page. */
function callTakeTurns(request: TurnsRequest): Promise<Record<Side, SideReport | null>> {
  const turns: unknown = Reflect.get(globalThis, 'takeTurns');
  if (typeof turns !== 'function') throw new Error('The benchmark page did not load.');
  return Reflect.apply(turns, null, [request]) as Promise<Record<Side, SideReport | null>>;
}
