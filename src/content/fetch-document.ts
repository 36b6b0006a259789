import * as v from 'valibot';
import type { RunError } from '#core/errors.ts';
import { type Result, fail, ok } from '#core/result.ts';
import { altered, unreachable } from './dataset-errors.ts';
import { type DataSource, request } from './shard-store.ts';

/**
 * A JSON document that describes data (index, manifest, model card), checked against its schema. Asks the host first, so that
 * a new version is seen; falls back on the kept one when the host cannot be reached. `noun` names it in errors: 'a manifest'.
 */
export async function fetchDocument<Output>(
  source: DataSource,
  url: string,
  noun: string,
  schema: v.GenericSchema<unknown, Output>,
): Promise<Result<Output, RunError>> {
  const response = await request(source, url, 'no-cache');
  const cache = await source.cache;
  if (!response.ok) {
    const kept = response.error.code === 'network' ? await cache?.match(url) : undefined;
    return kept === undefined ? response : parseDocument(url, noun, schema, await kept.text());
  }
  const text = await response.value.text().catch(() => null);
  if (text === null) return fail(unreachable(url));
  const parsed = parseDocument(url, noun, schema, text);
  // A full disk costs the next visit without network, no more.
  if (parsed.ok) await cache?.put(url, new Response(text)).catch(() => undefined);
  return parsed;
}

function parseDocument<Output>(
  url: string,
  noun: string,
  schema: v.GenericSchema<unknown, Output>,
  text: string,
): Result<Output, RunError> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  if (parsed.success) return ok(parsed.output);
  const issue = parsed.issues[0];
  return fail(altered(url, `it is not ${noun} (${v.getDotPath(issue) ?? 'whole file'}: ${issue.message})`));
}
