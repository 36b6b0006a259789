import { ShaderRefusedError } from './gl-program.ts';

/** What the console said already; several paths may use one shader. */
const reported = new WeakSet<ShaderRefusedError>();

/**
 * Wraps a fast path that may meet a shader the driver refuses: then, and ever after, `stock` runs, and the console says so
 * once a shader. The fast path gives null for what it does not cover.
 */
export function orStock<Args extends unknown[], Result>(
  what: string,
  fast: (...args: Args) => Result | null,
  stock: (...args: Args) => Result,
): (...args: Args) => Result {
  let isRefused = false;
  return (...args) => {
    if (isRefused) return stock(...args);
    try {
      return fast(...args) ?? stock(...args);
    } catch (error) {
      if (!(error instanceof ShaderRefusedError)) throw error;
      isRefused = true;
      if (!reported.has(error))
        console.warn(
          `This graphics device refused ${what}, so stock TensorFlow.js does it: ${error.message}`,
        );
      reported.add(error);
      return stock(...args);
    }
  };
}
