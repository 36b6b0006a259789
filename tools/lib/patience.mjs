/**
 * How many times longer than usual tests wait before they give up: `TEST_PATIENCE=3 npm test`, on a slow or busy machine. Read
 * in Node, or in a browser that Vitest drives.
 */
export const PATIENCE = Math.max(
  1,
  Number(globalThis.process?.env?.TEST_PATIENCE ?? import.meta.env?.TEST_PATIENCE) || 1,
);

/** A limit in milliseconds, scaled to this machine. */
export function patient(ms) {
  return ms * PATIENCE;
}
