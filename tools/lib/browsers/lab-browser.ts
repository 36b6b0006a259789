import type { Engine } from './find.mjs';

/** Something on the page, found by an expression; it is clicked and typed into as by a person. */
export interface TabElement {
  click(): Promise<void>;
  /** Sends keys to the focused element: text as it is, special keys by the names of KEYS. */
  type(text: string): Promise<void>;
  /** For an `<input type="file">`: absolute paths. */
  setFiles(paths: readonly string[]): Promise<void>;
}

/** One tab. Expressions are JavaScript text, run in the page; what they resolve with must be JSON. */
export interface Tab {
  goto(address: string): Promise<void>;
  reload(): Promise<void>;
  evaluate(expression: string): Promise<unknown>;
  /** The element that an expression gives, or null. */
  find(expression: string): Promise<TabElement | null>;
  /** Keys pressed together, such as ['Control', 'a']. */
  press(...keys: Key[]): Promise<void>;
  setSize(width: number, height: number): Promise<void>;
  /** A PNG of what is shown. */
  screenshot(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A letter or digit, or a key by its name. */
export type Key = string;

/** A browser with a fresh profile. */
export interface LabBrowser {
  readonly engine: Engine;
  /** As the browser says it, for reports. */
  readonly version: string;
  newTab(): Promise<Tab>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** Only Firefox has such settings: `about:config` by name. */
  readonly firefoxPrefs?: Readonly<Record<string, boolean | number | string>>;
  /** Environment variables by which WebKitGTK is set, such as JSC_useWasmSIMD. */
  readonly webkitEnvironment?: Readonly<Record<string, string>>;
  /** Instead of the usual flags; only Chromium has them. */
  readonly chromiumFlags?: readonly string[];
}
