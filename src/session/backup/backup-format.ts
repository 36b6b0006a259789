import * as v from 'valibot';

/**
 * A backup is a zip: `manifest.json`, `settings.json`, `drafts.json`, `versions.json`, `study.json`, one `runs/N.json` a run, and for
 * each model `models/N.json` with its weights, raw, in `models/N.bin`.
 */
export const BACKUP_FORMAT = 'tensor-dojo-backup';

/** Bounds on a file that anyone may have made. */
export const BACKUP_LIMITS = {
  /** Bytes of all files together, unpacked. */
  totalBytes: 1024 ** 3,
  /** Bytes of one JSON file, unpacked. */
  jsonBytes: 64 * 1024 ** 2,
  files: 20_000,
} as const;
export type BackupLimits = { readonly [K in keyof typeof BACKUP_LIMITS]: number };

/** Names that a backup may hold; others are not even unpacked. */
export const BACKUP_FILE =
  /^(?:(?:manifest|settings|drafts|versions|study)\.json|(?:runs|models)\/\d{1,6}\.(?:json|bin))$/;

export const BackupManifest = v.object({
  format: v.literal(BACKUP_FORMAT),
  /** Version of the records in it. */
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  createdAt: v.number(),
});
export type BackupManifest = v.InferOutput<typeof BackupManifest>;

/** A model's record as it lies in the zip: the weights are replaced by their hash and lie beside it. */
export const ModelFile = v.looseObject({
  model: v.looseObject({ weightsSha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) }),
});

/** JSON has no NaN and no infinity, and curves of runs that diverged have both. */
const NumberWord = v.strictObject({ $number: v.picklist(['NaN', 'Infinity', '-Infinity']) });

export function encodeJson(value: unknown): Uint8Array {
  const text = JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'number' && !Number.isFinite(inner) ? { $number: String(inner) } : inner,
  );
  return new TextEncoder().encode(text);
}

/** Throws a SyntaxError or RangeError on text that is no JSON. */
export function decodeJson(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes), (_key, inner: unknown) =>
    v.is(NumberWord, inner) ? Number(inner.$number) : inner,
  );
}

/** Lower-case hex. */
export async function hashBytes(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
