import type { Part, PartName, Shard } from '#core/dataset.ts';

/** Raw bytes of one shard at most, before packing: one is in memory at a time. */
export const SHARD_BYTES = 4 * 1024 * 1024;
const FILE_NAMES: Readonly<Record<PartName, string>> = {
  train: 'train',
  validation: 'validation',
  heldOut: 'held-out',
};

/** Keeps the bytes of a shard; the store of the browser, or a test's list. */
export type PutFile = (path: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;

/** Packs rows into shards and hands each on at once. */
export interface ShardSink {
  /** Rows of one array of one part, in order. */
  add(part: PartName, array: Shard['array'], count: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** What was added so far, as a manifest has it. */
  finish(): { readonly parts: Readonly<Record<PartName, Part>>; readonly sizeBytes: number };
}

export function createShardSink(put: PutFile): ShardSink {
  const shards: Record<PartName, Shard[]> = { train: [], validation: [], heldOut: [] };
  const partOf = (name: PartName): Part => {
    const [first] = shards[name];
    const count = shards[name].filter(({ array }) => array === first?.array);
    return { count: count.reduce((sum, shard) => sum + shard.count, 0), shards: shards[name] };
  };
  return {
    async add(part, array, count, bytes) {
      if (count === 0) return;
      const packed = await gzip(bytes);
      const path = `${FILE_NAMES[part]}-${array}-${shards[part].length}.bin`;
      await put(path, packed);
      const sha256 = await digest(packed);
      shards[part].push({ path, array, count, encoding: 'gzip', sizeBytes: packed.length, sha256 });
    },
    finish: () => ({
      parts: { train: partOf('train'), validation: partOf('validation'), heldOut: partOf('heldOut') },
      sizeBytes: Object.values(shards)
        .flat()
        .reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    }),
  };
}

async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
