export type Engine = 'chromium' | 'firefox' | 'webkit';

export interface FoundBrowser {
  /** 'playwright' is driven by Playwright; a system's Firefox by WebDriver BiDi, a system's WebKit by its WebDriver. */
  readonly kind: 'system' | 'playwright';
  /** Of WebKitGTK the driver's path. */
  readonly path: string;
}

/** The engines that the lab is tested in. */
export const ENGINES: readonly Engine[];
export function isEngine(name: string): name is Engine;
/** Flags for a quiet, headless Chromium with WebGL in software. */
export const CHROMIUM_FLAGS: string[];
/** Where an engine is on this machine; null when there is none. */
export function findBrowser(engine: Engine): FoundBrowser | null;
/** Path of a Chromium on this machine, or null. */
export function findChromium(): string | null;
/** Finds an engine or installs it; null when neither works. */
export function ensureBrowser(engine: Engine): FoundBrowser | null;
