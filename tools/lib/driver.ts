import { setTimeout as sleep } from 'node:timers/promises';
import { type PreviewServer, preview } from 'vite';
import * as v from 'valibot';
import type { BackendName } from '#core/engine.ts';
import type { Engine } from './browsers/find.mjs';
import type { LabBrowser, Tab } from './browsers/lab-browser.ts';
import { launchBrowser } from './browsers/launch.ts';
import { ROOT } from './paths.ts';
import { ensureBuilt } from './site-build.ts';

const CheckOutcome = v.object({
  id: v.string(),
  passed: v.boolean(),
  measured: v.nullable(v.union([v.number(), v.string()])),
  needed: v.union([v.number(), v.string()]),
  message: v.string(),
});

/** What the page's `tensorDojo.solve` resolves with. */
const PageOutcome = v.object({
  status: v.picklist(['passed', 'scored', 'rejected', 'unattempted', 'cancelled', 'error']),
  score: v.nullable(v.number()),
  checks: v.array(CheckOutcome),
  seconds: v.object({ train: v.number(), grade: v.number() }),
  backend: v.nullable(v.string()),
  seed: v.number(),
  error: v.nullable(v.object({ blame: v.string(), code: v.string(), message: v.string() })),
});
export type SolveOutcome = v.InferOutput<typeof PageOutcome>;

export interface SolveRequest {
  readonly exercise: string;
  /** 'reference', 'starter', 'weak/NAME', or null when `code` is given. */
  readonly answer: string | null;
  readonly code: string | null;
  /** Null leaves the choice to the lab. */
  readonly backend: BackendName | null;
  readonly seed: number;
}

/** What the page's `tensorDojo.runSnippet` resolves with. */
const PageSnippet = v.object({
  skill: v.string(),
  lines: v.array(v.string()),
  seconds: v.number(),
  error: v.nullable(v.object({ message: v.string() })),
});
export type SnippetOutcome = v.InferOutput<typeof PageSnippet>;

const TOO_LATE = Symbol('too late');
const POLL_MS = 100;
const Outcome = v.nullable(v.union([v.object({ value: v.unknown() }), v.object({ error: v.string() })]));

/** A served build and a browser, started once for any number of solves. */
export interface Driver {
  /** The browser's own version. */
  readonly version: string;
  /** With the status 'cancelled' when `limitSeconds` pass without a verdict: an endless program, most likely. */
  solve(request: SolveRequest, limitSeconds: number): Promise<SolveOutcome>;
  /** Runs one handbook page's program. Rejects when it takes longer than `limitSeconds`. */
  runSnippet(skill: string, backend: BackendName, limitSeconds: number): Promise<SnippetOutcome>;
  dispose(): Promise<void>;
}

/** Builds if needed, serves the build with the lab's own headers, starts the browser with a fresh profile. */
export async function createDriver(
  log: (line: string) => void,
  engine: Engine = 'chromium',
): Promise<Driver> {
  await ensureBuilt(log);
  const server = await preview({ root: ROOT, preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
  try {
    const address = server.resolvedUrls?.local[0];
    if (address === undefined) throw new Error('the preview server gave no address');
    return makeDriver(server, await launchBrowser(engine), address);
  } catch (error) {
    await server.close();
    throw error;
  }
}

function makeDriver(server: PreviewServer, browser: LabBrowser, address: string): Driver {
  /** In a page of its own, so that no run inherits another's memory; the profile keeps the data sets. */
  const callLab = async (call: string, limitSeconds: number): Promise<unknown> => {
    const tab = await openLab(browser, address);
    try {
      // Started and asked after, since some drivers take no other command while an expression is awaited.
      await tab.evaluate(`void tensorDojo.${call}.then((value) => { globalThis.driverOutcome = { value }; },
        (error) => { globalThis.driverOutcome = { error: String(error) }; })`);
      const deadline = Date.now() + limitSeconds * 1000;
      for (;;) {
        const outcome = v.parse(Outcome, await tab.evaluate('globalThis.driverOutcome ?? null'));
        if (outcome !== null && 'value' in outcome) return outcome.value;
        if (outcome !== null) throw new Error(outcome.error);
        if (Date.now() > deadline) return TOO_LATE;
        await sleep(POLL_MS);
      }
    } finally {
      await tab.close();
    }
  };
  return {
    version: browser.version,
    async solve(request, limitSeconds) {
      const outcome = await callLab(`solve(${JSON.stringify(withoutNulls(request))})`, limitSeconds);
      return outcome === TOO_LATE ? cancelled(request, limitSeconds) : v.parse(PageOutcome, outcome);
    },
    async runSnippet(skill, backend, limitSeconds) {
      const outcome = await callLab(`runSnippet(${JSON.stringify(skill)}, '${backend}')`, limitSeconds);
      if (outcome === TOO_LATE)
        throw new Error(`the program of ${skill} was not over after ${limitSeconds} s`);
      return v.parse(PageSnippet, outcome);
    },
    async dispose() {
      await browser.close();
      await server.close();
    },
  };
}

async function openLab(browser: LabBrowser, address: string): Promise<Tab> {
  const tab = await browser.newTab();
  await tab.goto(address);
  while ((await tab.evaluate(`'tensorDojo' in globalThis`)) !== true) await sleep(POLL_MS);
  return tab;
}

function cancelled({ seed, backend }: SolveRequest, limitSeconds: number): SolveOutcome {
  const seconds = { train: limitSeconds, grade: 0 };
  return { status: 'cancelled', score: null, checks: [], seconds, backend, seed, error: null };
}

/** The page's own request has optional members where ours has nulls. */
function withoutNulls(request: SolveRequest): Record<string, string | number> {
  const { exercise, answer, code, backend, seed } = request;
  return {
    exercise,
    seed,
    ...(answer === null ? {} : { answer }),
    ...(code === null ? {} : { code }),
    ...(backend === null ? {} : { backend }),
  };
}
