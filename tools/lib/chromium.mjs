import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Flags for a quiet, headless Chromium with WebGL in software. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of a Chromium on this machine: CHROMIUM_PATH, the system's, or Playwright's own; null when there is none. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && existsSync(named)) return named;
  for (const name of SYSTEM_NAMES) {
    const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { encoding: 'utf8' });
    const path = found.stdout?.trim().split(/\r?\n/)[0];
    if (found.status === 0 && path) return path;
  }
  const downloaded = chromium.executablePath();
  return existsSync(downloaded) ? downloaded : null;
}

/** Finds a Chromium or installs one: Playwright's download, then the system's package manager. */
export function ensureChromium() {
  const found = findChromium();
  if (found !== null) return found;
  for (const [command, ...args] of installers()) {
    console.log(`No Chromium found; trying: ${command} ${args.join(' ')}`);
    try {
      execFileSync(command, args, { stdio: 'inherit' });
    } catch {
      continue;
    }
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  throw new Error(
    'The tests need a Chromium and none could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH to its executable, and run npm test again.',
  );
}

function installers() {
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
  const own = [[npx, 'playwright', 'install', 'chromium']];
  if (process.platform !== 'linux') return own;
  const root = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = [...root, 'sh', '-c', 'apt-get update && apt-get install -y chromium'];
  return [...own, apt];
}
