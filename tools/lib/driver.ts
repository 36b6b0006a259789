import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserContext, type Page, chromium } from '@playwright/test';
import { type PreviewServer, preview } from 'vite';
import * as v from 'valibot';
import type { BackendName } from '#core/engine.ts';
import { CHROMIUM_FLAGS, findChromium } from './chromium.mjs';
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

/** A served build and a Chromium, started once for any number of solves. */
export interface Driver {
  /** With the status 'cancelled' when `limitSeconds` pass without a verdict: an endless program, most likely. */
  solve(request: SolveRequest, limitSeconds: number): Promise<SolveOutcome>;
  /** Runs one handbook page's program. Rejects when it takes longer than `limitSeconds`. */
  runSnippet(skill: string, backend: BackendName, limitSeconds: number): Promise<SnippetOutcome>;
  dispose(): Promise<void>;
}

/** Builds if needed, serves the build with the lab's own headers, starts Chromium with a fresh profile. */
export async function createDriver(log: (line: string) => void): Promise<Driver> {
  await ensureBuilt(log);
  const server = await preview({ root: ROOT, preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
  try {
    const browser = await launchChromium();
    return makeDriver(server, browser, await browser.newContext());
  } catch (error) {
    await server.close();
    throw error;
  }
}

function makeDriver(server: PreviewServer, browser: Browser, context: BrowserContext): Driver {
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('the preview server gave no address');
  return {
    async solve(request, limitSeconds) {
      const page = await openPage(context, address);
      try {
        const solving = page.evaluate(callInPage, { method: 'solve', values: [withoutNulls(request)] });
        const outcome = await Promise.race([solving, sleep(limitSeconds * 1000, TOO_LATE, { ref: false })]);
        if (outcome !== TOO_LATE) return v.parse(PageOutcome, outcome);
        solving.catch(() => undefined); // Closing the page rejects it.
        return cancelled(request, limitSeconds);
      } finally {
        await page.close();
      }
    },
    async runSnippet(skill, backend, limitSeconds) {
      const page = await openPage(context, address);
      try {
        const running = page.evaluate(callInPage, { method: 'runSnippet', values: [skill, backend] });
        const outcome = await Promise.race([running, sleep(limitSeconds * 1000, TOO_LATE, { ref: false })]);
        if (outcome !== TOO_LATE) return v.parse(PageSnippet, outcome);
        running.catch(() => undefined); // Closing the page rejects it.
        throw new Error(`the program of ${skill} was not over after ${limitSeconds} s`);
      } finally {
        await page.close();
      }
    },
    async dispose() {
      await browser.close();
      await server.close();
    },
  };
}

/** A page of its own for each run, so that none inherits another's memory; the context keeps the data sets. */
async function openPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(() => Reflect.has(globalThis, 'tensorDojo'), undefined, { timeout: 60_000 });
  return page;
}

function cancelled({ seed, backend }: SolveRequest, limitSeconds: number): SolveOutcome {
  const seconds = { train: limitSeconds, grade: 0 };
  return { status: 'cancelled', score: null, checks: [], seconds, backend, seed, error: null };
}

async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error(
      'No Chromium was found on this machine. Install Chromium or Chrome, or set CHROMIUM_PATH to its executable.',
    );
  return chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
}

/** Runs in the page. */
async function callInPage({
  method,
  values,
}: {
  method: string;
  values: (string | Record<string, string | number>)[];
}): Promise<unknown> {
  const lab: unknown = Reflect.get(globalThis, 'tensorDojo');
  if (typeof lab !== 'object' || lab === null) return null;
  const call: unknown = Reflect.get(lab, method);
  if (typeof call !== 'function') return null;
  const outcome: unknown = await Reflect.apply(call, lab, values);
  return outcome;
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
