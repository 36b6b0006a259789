import type { RunError } from '#core/errors.ts';
import { type Result, fail, ok } from '#core/result.ts';

/** Does storage work; what the browser refuses becomes an error whose sentence begins with `what` ('The draft was not saved'). */
export async function attempt<T>(what: string, work: () => Promise<T>): Promise<Result<T, RunError>> {
  try {
    return ok(await work());
  } catch (cause) {
    return fail(explainStorageError(what, cause));
  }
}

/** A sentence about a storage failure, with what to do. */
export function explainStorageError(what: string, cause: unknown): RunError {
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'QuotaExceededError') {
    return {
      blame: 'environment',
      code: 'storage-full',
      message: `${what}: the browser's storage for this site is full. Your code is still in the editor. Delete older attempts on the Attempts page, then save again.`,
    };
  }
  const detail = cause instanceof Error ? cause.message : String(cause);
  return {
    blame: 'environment',
    code: 'storage-unavailable',
    message: `${what}: the browser's storage refused (${detail}). Your code is still in the editor: download it, then reload the page.`,
  };
}
