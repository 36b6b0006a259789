import type { RunError } from '#core/errors.ts';
import { type Result, fail, ok } from '#core/result.ts';

/**
 * Why a file cannot be used. Thrown deep inside readers, where a stream is half consumed and nothing else can go on, and
 * turned into a result once, by `settle`.
 */
export class ImportFault extends Error {
  override readonly name = 'ImportFault';
  readonly error: RunError;

  constructor(error: RunError) {
    super(error.message);
    this.error = error;
  }
}

/** A fault of the file. The sentence says what happened, where, and what to do. */
export function badFile(message: string): ImportFault {
  return new ImportFault({ blame: 'environment', code: 'unreadable-file', message });
}

/** Resolves with what `work` gives, or with the fault it met. Rejects for bugs and when a signal was aborted. */
export async function settle<T>(work: () => Promise<T>): Promise<Result<T, RunError>> {
  try {
    return ok(await work());
  } catch (cause) {
    if (cause instanceof ImportFault) return fail(cause.error);
    // A file that was changed, moved or deleted after it was chosen can no longer be read.
    if (
      cause instanceof DOMException &&
      (cause.name === 'NotReadableError' || cause.name === 'NotFoundError')
    )
      return fail(
        badFile(
          'A chosen file can no longer be read: it was changed, moved or deleted since it was chosen. Choose it again.',
        ).error,
      );
    throw cause;
  }
}
