import type { RunError } from '#core/errors.ts';

/** Never fetched from a network, so that asking costs a millisecond; a policy with `connect-src 'none'` refuses it all the same. */
const HARMLESS = 'data:,';

/**
 * Whether the browser really keeps this worker apart: an origin without a name has no storage, and the policy lets nothing be
 * fetched. Null when it does. A browser that does not hold these promises runs no learner's code. Call before the names are shut.
 */
export async function checkIsolation(): Promise<RunError | null> {
  const isOpaque = globalThis.origin === 'null';
  const isOffline = await fetch(HARMLESS).then(() => false, () => true); // prettier-ignore
  if (isOpaque && isOffline) return null;
  const what = isOpaque
    ? 'lets code that it runs use the network'
    : 'gives code that it runs the rights of this page';
  return {
    blame: 'environment',
    code: 'worker-died',
    message: `Nothing was run: this browser ${what}, although the lab forbids it. Your code is kept. Update the browser or use another one; an extension that changes security policies does this too.`,
  };
}
