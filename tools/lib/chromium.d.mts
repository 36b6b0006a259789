/** Flags for a quiet, headless Chromium with WebGL in software. */
export const CHROMIUM_FLAGS: string[];
/** Path of a Chromium on this machine, or null. */
export function findChromium(): string | null;
/** Finds a Chromium or installs one; throws with an instruction when neither works. */
export function ensureChromium(): string;
