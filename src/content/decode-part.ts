import * as v from 'valibot';
import { assertNever } from '#core/assert-never.ts';
import type { DatasetManifest, Part, PartRows, Shard } from '#core/dataset.ts';
import { type Result, fail, ok } from '#core/result.ts';
import { decodeSprite } from './decode-sprite.ts';

/** A shard with its verified bytes as served. */
export interface LoadedShard {
  readonly shard: Shard;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Far above any text here; bounds what a compressed text shard may unpack to. */
const MAX_TEXT_BYTES = 20_000;
const Texts = v.array(v.string());

/**
 * A part's first `count` rows out of the shards that hold them. Unpacking happens in the browser's own stream, off this thread's
 * tasks, and stops one byte past what the manifest's rows allow. The error is a clause: what is wrong with which file.
 */
export async function decodePart(
  manifest: DatasetManifest,
  { count, breaks }: Part,
  shards: readonly LoadedShard[],
): Promise<Result<PartRows, string>> {
  const bytesOf = (array: Shard['array'], rowBytes: number) =>
    readArray(
      shards.filter(({ shard }) => shard.array === array),
      rowBytes,
      count,
    );
  switch (manifest.kind) {
    case 'image': {
      const pixels = await readPixels(
        shards.filter(({ shard }) => shard.array === 'pixels'),
        manifest.shape,
        count,
      );
      const labels = await bytesOf('labels', 1);
      if (!pixels.ok) return pixels;
      if (!labels.ok) return labels;
      return ok({ kind: 'image', count, pixels: pixels.value, labels: labels.value });
    }
    case 'text': {
      const texts = await readTexts(
        shards.filter(({ shard }) => shard.array === 'texts'),
        count,
      );
      const labels = await bytesOf('labels', 1);
      if (!texts.ok) return texts;
      if (!labels.ok) return labels;
      return ok({ kind: 'text', count, texts: texts.value, labels: labels.value });
    }
    case 'corpus': {
      const texts = await readTexts(shards, count);
      return texts.ok ? ok({ kind: 'corpus', count, texts: texts.value }) : texts;
    }
    case 'table': {
      const features = await bytesOf('features', 4 * manifest.columns.length);
      const targets = await bytesOf('targets', 4);
      if (!features.ok) return features;
      if (!targets.ok) return targets;
      return ok({ kind: 'table', count, features: floats(features.value), targets: floats(targets.value) });
    }
    case 'series': {
      const values = await bytesOf('values', 4 * manifest.columns.length);
      if (!values.ok) return values;
      const rows = (breaks ?? []).map(({ row }) => row).filter((row) => row < count);
      return ok({ kind: 'series', count, values: floats(values.value), breaks: rows });
    }
    case 'music': {
      const rolls = await bytesOf('rolls', manifest.shape[0] * manifest.shape[1]);
      const labels = await bytesOf('labels', 1);
      if (!rolls.ok) return rolls;
      if (!labels.ok) return labels;
      return ok({ kind: 'music', count, rolls: rolls.value, labels: labels.value });
    }
    default:
      return assertNever(manifest);
  }
}

/** Shards are little-endian, as is every machine that runs a browser. */
function floats(bytes: Uint8Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  return new Float32Array(bytes.buffer);
}

async function readPixels(
  shards: readonly LoadedShard[],
  shape: readonly [number, number, number],
  count: number,
): Promise<Result<Uint8Array<ArrayBuffer>, string>> {
  const size = shape[0] * shape[1] * shape[2];
  if (shards.every(({ shard }) => shard.encoding !== 'webp')) return readArray(shards, size, count);
  const result = new Uint8Array(count * size);
  let filled = 0;
  for (const { shard, bytes } of shards) {
    const decoded = await decodeSprite({ bytes, count: shard.count, shape });
    if (!decoded.ok) return fail(`${shard.path} ${decoded.error}`);
    const piece = decoded.value.subarray(0, result.length - filled);
    result.set(piece, filled);
    filled += piece.length;
  }
  return filled === result.length ? ok(result) : fail(`its files hold fewer than ${count} rows`);
}

async function readArray(
  shards: readonly LoadedShard[],
  rowBytes: number,
  count: number,
): Promise<Result<Uint8Array<ArrayBuffer>, string>> {
  const result = new Uint8Array(count * rowBytes);
  let filled = 0;
  for (const { shard, bytes } of shards) {
    const unpacked = await unpack(shard, bytes, shard.count * rowBytes);
    if (unpacked?.length !== shard.count * rowBytes)
      return fail(`${shard.path} does not unpack to ${shard.count} rows of ${rowBytes} bytes`);
    const piece = unpacked.subarray(0, result.length - filled);
    result.set(piece, filled);
    filled += piece.length;
  }
  return filled === result.length ? ok(result) : fail(`its files hold fewer than ${count} rows`);
}

async function readTexts(shards: readonly LoadedShard[], count: number): Promise<Result<string[], string>> {
  const result: string[] = [];
  for (const { shard, bytes } of shards) {
    const unpacked = await unpack(shard, bytes, shard.count * MAX_TEXT_BYTES);
    const parsed = unpacked === null ? null : parseTexts(unpacked);
    if (parsed?.length !== shard.count) return fail(`${shard.path} is not a list of ${shard.count} texts`);
    result.push(...parsed);
  }
  return result.length < count
    ? fail(`its files hold fewer than ${count} texts`)
    : ok(result.slice(0, count));
}

function parseTexts(bytes: Uint8Array): string[] | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Texts), new TextDecoder().decode(bytes));
  return parsed.success ? parsed.output : null;
}

/** At most `limit + 1` bytes, so that a longer result is seen as such; null when the bytes are no gzip. */
async function unpack(
  shard: Shard,
  bytes: Uint8Array<ArrayBuffer>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (shard.encoding === 'identity') return bytes;
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const result = new Uint8Array(limit + 1);
  let length = 0;
  for (;;) {
    const chunk = await reader.read().catch(() => null);
    if (chunk === null) return null;
    if (chunk.done) return result.slice(0, length);
    const piece = chunk.value.subarray(0, result.length - length);
    result.set(piece, length);
    length += piece.length;
    if (length === result.length) {
      await reader.cancel();
      return result;
    }
  }
}
