import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'vite';
import { ROOT } from './paths.ts';

/** Whatever ends up in the built page. */
const SOURCES = [
  'index.html',
  'package-lock.json',
  'vite.config.ts',
  'public',
  'src',
  'exercises',
  'tools/vite',
];
const PAGE = join(ROOT, 'dist/index.html');
const LOCK = join(ROOT, '.cache/build.lock');

/** Builds the page into dist when it is missing or older than a source. Only one process builds at a time. */
export async function ensureBuilt(log: (line: string) => void): Promise<void> {
  if (!isStale()) return;
  await acquireLock(log);
  try {
    if (!isStale()) return;
    log('Building the page…');
    await buildPage();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

async function buildPage(): Promise<void> {
  try {
    await build({ root: ROOT, logLevel: 'error' });
  } catch (error) {
    // A failed build leaves an index.html without its scripts, which would pass for fresh next time.
    rmSync(PAGE, { force: true });
    throw error;
  }
}

function isStale(): boolean {
  if (!existsSync(PAGE)) return true;
  const builtAt = statSync(PAGE).mtimeMs;
  return SOURCES.some((source) => newestChange(join(ROOT, source)) > builtAt);
}

/** Milliseconds of the latest change below a path. Tests and measured scores are no part of the page. */
function newestChange(path: string): number {
  if (/\.test\.tsx?$|calibration\.json$/.test(path)) return 0;
  const { mtimeMs, isDirectory } = describe(path);
  if (!isDirectory) return mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

function describe(path: string): { mtimeMs: number; isDirectory: boolean } {
  const found = statSync(path, { throwIfNoEntry: false });
  return { mtimeMs: found?.mtimeMs ?? 0, isDirectory: found?.isDirectory() ?? false };
}

async function acquireLock(log: (line: string) => void): Promise<void> {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      return;
    } catch {
      // Held by another process, or left behind by one that died.
      if (!isOwnerAlive()) rmSync(LOCK, { force: true });
      else if (attempt === 0) log('Waiting for another build to end…');
      await sleep(250);
    }
  }
}

function isOwnerAlive(): boolean {
  try {
    const owner = Number(readFileSync(LOCK, 'utf8'));
    // An empty file is one that its owner is about to fill.
    if (owner > 0) process.kill(owner, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
