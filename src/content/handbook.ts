import type { RunError } from '#core/errors.ts';
import type { HandbookPage } from '#core/handbook.ts';
import { type Result, fail, ok } from '#core/result.ts';

/** Fetches the whole handbook; one small file, so that every page opens at once and works offline after the first. */
export async function loadHandbook(): Promise<Result<readonly HandbookPage[], RunError>> {
  const texts = await import('./handbook-texts.ts').catch(() => null);
  if (texts !== null) return ok(texts.readPages());
  return fail({
    blame: 'environment',
    code: 'network',
    message: 'The handbook could not be fetched. Check the connection, then try again.',
  });
}
