import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, firefox, webkit } from '@playwright/test';

/** The engines that the lab is tested in. */
export const ENGINES = ['chromium', 'firefox', 'webkit'];

export function isEngine(name) {
  return ENGINES.includes(name);
}

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

/** What names an engine's executable, how the system calls it, and which Debian packages bring it. */
const PLACES = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    packages: ['chromium'],
    playwright: chromium,
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    names: ['firefox-esr', 'firefox'],
    packages: ['firefox-esr'],
    playwright: firefox,
  },
  // The executable is the driver, which starts WebKitGTK's MiniBrowser; that needs a display.
  webkit: {
    variable: 'WEBKIT_DRIVER_PATH',
    names: ['WebKitWebDriver'],
    packages: ['webkit2gtk-driver', 'xvfb'],
    playwright: webkit,
  },
};

/**
 * Where an engine is on this machine: the path that its variable names, the system's own, or Playwright's build; null when
 * there is none. `kind` says how it is driven.
 */
export function findBrowser(engine) {
  const { variable, names, playwright } = PLACES[engine];
  const named = process.env[variable];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`${variable} names ${named}, where there is nothing.`);
    return { kind: 'system', path: named };
  }
  for (const name of names) {
    const path = findCommand(name);
    if (path !== null && (engine !== 'webkit' || findCommand('Xvfb') !== null))
      return { kind: 'system', path };
  }
  const path = playwright.executablePath();
  return path !== '' && existsSync(path) ? { kind: 'playwright', path } : null;
}

/** Path of a Chromium on this machine, or null. */
export function findChromium() {
  return findBrowser('chromium')?.path ?? null;
}

/** Finds an engine or installs it, by Playwright's download or the system's package manager; null when neither works. */
export function ensureBrowser(engine) {
  const found = findBrowser(engine);
  if (found !== null) return found;
  for (const [command, ...args] of installers(engine)) {
    console.log(`No ${engine} found; trying: ${command} ${args.join(' ')}`);
    try {
      execFileSync(command, args, { stdio: 'inherit' });
    } catch {
      continue;
    }
    const installed = findBrowser(engine);
    if (installed !== null) return installed;
  }
  return null;
}

function findCommand(name) {
  const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { encoding: 'utf8' });
  const path = found.stdout?.trim().split(/\r?\n/)[0];
  return found.status === 0 && path ? path : null;
}

function installers(engine) {
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
  const own = [npx, 'playwright', 'install', engine];
  if (process.platform !== 'linux') return [own];
  const root = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const packages = PLACES[engine].packages.join(' ');
  const apt = [...root, 'sh', '-c', `apt-get update && apt-get install -y ${packages}`];
  // Playwright's builds of Firefox and WebKit lack system libraries on a bare Linux; the packages bring them along.
  return engine === 'chromium' ? [own, apt] : [apt, own];
}
