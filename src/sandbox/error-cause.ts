import type { LearnerErrorCode } from '#core/errors.ts';

/** A plain cause for a message of tfjs or a browser, with what to do. */
export interface ErrorCause {
  /** One, or one for each browser's wording of the same mistake; their groups stand in the same order. */
  readonly pattern: RegExp | readonly RegExp[];
  /** 'threw' unless said otherwise. */
  readonly code?: LearnerErrorCode;
  /** `$1` and so on stand for the pattern's groups. */
  readonly cause: string;
}

/** The first cause of a table that fits a message, its groups filled in; null when none fits. */
export function findCause(
  causes: readonly ErrorCause[],
  message: string,
): { readonly cause: string; readonly code: LearnerErrorCode } | null {
  for (const { pattern, cause, code = 'threw' } of causes) {
    for (const one of [pattern].flat()) {
      const match = one.exec(message);
      if (match === null) continue;
      const filled = cause.replaceAll(/\$(\d)/g, (_, group: string) => (match[Number(group)] ?? '').trim());
      return { cause: filled, code };
    }
  }
  return null;
}
