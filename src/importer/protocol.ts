import { RunError } from '#core/errors.ts';
import { type Result, fail, ok } from '#core/result.ts';
import * as v from 'valibot';
import type { InputFile } from './bytes.ts';
import type { CsvReading } from './csv.ts';
import type { Found } from './found.ts';
import type { ImportPlan } from './plan.ts';

/** Page to importer, a trusted worker. It answers one request after the other; to cancel one, end the worker. */
export type ToImporter = { readonly requestId: number; readonly databaseName: string } & (
  | { readonly type: 'inspect'; readonly files: readonly InputFile[]; readonly reading: CsvReading }
  /** How large the original is, and how much of it an earlier try left. */
  | { readonly type: 'measure-original'; readonly originalId: string; readonly baseUrl: string }
  /** Fetches the original, then inspects it. */
  | { readonly type: 'fetch-original'; readonly originalId: string; readonly baseUrl: string }
  /** Makes a data set of what was inspected last. */
  | { readonly type: 'import'; readonly plan: ImportPlan }
);

const requestId = v.pipe(v.number(), v.integer(), v.minValue(0));
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** Importer to page. */
export const FromImporter = v.variant('type', [
  /** `total` is null where it is not known. Rows or bytes, as the stage has it. */
  v.object({
    type: v.literal('progress'),
    requestId,
    stage: v.picklist(['fetching', 'reading', 'writing']),
    done: v.number(),
    total: v.nullable(v.number()),
  }),
  /** Terminal. The page only shows it. */
  v.object({ type: v.literal('inspected'), requestId, found: v.custom<Found>(isObject) }),
  /** Terminal. */
  v.object({
    type: v.literal('measured'),
    requestId,
    sizeBytes: v.nullable(v.number()),
    receivedBytes: v.number(),
  }),
  /** Terminal. */
  v.object({ type: v.literal('imported'), requestId, id: v.string() }),
  /** Terminal. */
  v.object({ type: v.literal('failed'), requestId, error: RunError }),
]);
export type FromImporter = v.InferOutput<typeof FromImporter>;

/** Reads one message of the importer. */
export function parseFromImporter(value: unknown): Result<FromImporter, RunError> {
  const parsed = v.safeParse(FromImporter, value);
  if (parsed.success) return ok(parsed.output);
  const issue = parsed.issues[0];
  return fail({
    blame: 'lab',
    code: 'protocol-violation',
    message: `The importer sent a message that the lab does not know (${v.getDotPath(issue) ?? 'message'}: ${issue.message}). Nothing was kept; import again, and report this if it happens twice.`,
  });
}
