import * as v from 'valibot';
import type { RunError } from '#core/errors.ts';
import { type Result, fail, ok } from '#core/result.ts';

const SwcError = v.object({
  code: v.string(),
  message: v.string(),
  /** One-based. */
  startLine: v.number(),
  /** Zero-based, in characters. */
  startColumn: v.number(),
});
/** What the parser says about code that it cannot read. */
export type SwcError = v.InferOutput<typeof SwcError>;

/** Blanks out the types of one module, so that every other character keeps its place. */
export type TypeStripper = (source: string) => Result<string, SwcError>;

let loading: Promise<Result<TypeStripper, RunError>> | null = null;

/** Loads the parser (a few MB of WebAssembly) once, at the first run; a failure is forgotten. */
export function loadTypeStripper(): Promise<Result<TypeStripper, RunError>> {
  loading ??= load().then((result) => {
    if (!result.ok) loading = null;
    return result;
  });
  return loading;
}

async function load(): Promise<Result<TypeStripper, RunError>> {
  if (typeof WebAssembly === 'undefined')
    return fail({
      blame: 'environment',
      code: 'backend-unavailable',
      message:
        'Your code cannot be read: WebAssembly is missing or switched off in this browser, and the TypeScript parser needs it. Your code is kept. Allow WebAssembly for this site, or open the lab in another browser.',
    });
  try {
    const swc = await import('@swc/wasm-typescript-esm');
    await swc.default();
    return ok((source) => {
      try {
        return ok(swc.transformSync(source, { mode: 'strip-only', module: true }).code);
      } catch (error) {
        const parsed = v.safeParse(SwcError, error);
        if (parsed.success) return fail(parsed.output);
        return fail({ code: 'Unknown', message: String(error), startLine: 1, startColumn: 0 });
      }
    });
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    // The script and its binary arrived, and the browser would not take them.
    if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError)
      return fail({
        blame: 'environment',
        code: 'backend-unavailable',
        message: `The TypeScript parser does not start in this browser (${cause}). Your code is kept. Update the browser, or open the lab in another one.`,
      });
    return fail({
      blame: 'environment',
      code: 'network',
      message: `The TypeScript parser could not be loaded (${cause}). Your code is kept. Check the connection, then run again.`,
    });
  }
}
