import { badFile } from './import-fault.ts';

/** A file as it was chosen or found in an archive. `path` uses '/' and is for the eye and for class folders. */
export interface InputFile {
  readonly path: string;
  readonly blob: Blob;
}

/** What every reader needs to be stopped and to report. */
export interface ReadControl {
  readonly signal?: AbortSignal | undefined;
  /** Bytes of the chosen files read since the last call. */
  readonly onBytes?: ((count: number) => void) | undefined;
}

const MIB = 1024 * 1024;
/** Larger files are refused before a byte is read. */
export const MAX_FILE_BYTES = 2048 * MIB;
/** What one packed file may unpack to. */
export const MAX_UNPACKED_BYTES = 2048 * MIB;
/** Pieces in which unpacked bytes are handed to the browser's own blob store, which may put them on disk. */
const PIECE_BYTES = 8 * MIB;

export async function readBytes(blob: Blob, start = 0, end = blob.size): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.slice(start, end).arrayBuffer());
}

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

export function formatBytes(count: number): string {
  if (count < 1000) return `${count} bytes`;
  if (count < 1_000_000) return `${(count / 1000).toFixed(count < 10_000 ? 1 : 0)} kB`;
  if (count < 1_000_000_000) return `${(count / 1_000_000).toFixed(count < 10_000_000 ? 1 : 0)} MB`;
  return `${(count / 1_000_000_000).toFixed(1)} GB`;
}

/**
 * The file's bytes in order, unpacked when it is gzip. Throws a fault when the packing is damaged or unpacks to more than
 * `limit` bytes.
 */
export async function* streamBytes(
  { path, blob }: InputFile,
  { signal, onBytes }: ReadControl = {},
  limit = MAX_UNPACKED_BYTES,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const isPacked = isGzip(await readBytes(blob, 0, 3));
  const counted = blob.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (chunk, controller) => {
        onBytes?.(chunk.length);
        controller.enqueue(chunk);
      },
    }),
  );
  const reader = (isPacked ? counted.pipeThrough(new DecompressionStream('gzip')) : counted).getReader();
  let total = 0;
  try {
    for (;;) {
      const chunk = await reader.read().catch((cause: unknown) => {
        // A file that can no longer be read is a DOMException; all else comes from unpacking.
        if (isPacked && !(cause instanceof DOMException)) throw damagedGzip(path);
        throw cause;
      });
      signal?.throwIfAborted();
      if (chunk.done) return;
      total += chunk.value.length;
      if (total > limit)
        throw badFile(
          `${path} unpacks to more than ${formatBytes(limit)}, which is more than the lab takes; it stopped there. Unpack it yourself and choose a part of it.`,
        );
      yield chunk.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function damagedGzip(path: string) {
  return badFile(
    `${path} cannot be unpacked: its gzip data is damaged or cut short. Fetch or copy the file again, then choose it again.`,
  );
}

/** The file itself, or what it unpacks to when it is gzip, as a blob whose parts can be read in any order. */
export async function unpackToBlob(file: InputFile, control: ReadControl = {}): Promise<Blob> {
  if (!isGzip(await readBytes(file.blob, 0, 3))) return file.blob;
  const pieces: Blob[] = [];
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  let waitingBytes = 0;
  for await (const chunk of streamBytes(file, control)) {
    waiting.push(chunk);
    waitingBytes += chunk.length;
    if (waitingBytes < PIECE_BYTES) continue;
    pieces.push(new Blob(waiting));
    waiting = [];
    waitingBytes = 0;
  }
  return new Blob([...pieces, ...waiting]);
}

/** Reads a stream of chunks by lengths. */
export interface SequentialReader {
  /** Exactly `length` bytes, or null at a clean end; fewer at the end than asked for is `short`. */
  read(length: number): Promise<Uint8Array<ArrayBuffer> | 'short' | null>;
  /** True when all of them were there. */
  skip(length: number): Promise<boolean>;
}

export function createSequentialReader(
  chunks: AsyncIterator<Uint8Array<ArrayBuffer>, unknown>,
): SequentialReader {
  let chunk = new Uint8Array(0);
  let at = 0;
  const fill = async (): Promise<boolean> => {
    while (at >= chunk.length) {
      const next = await chunks.next();
      if (next.done === true) return false;
      chunk = next.value;
      at = 0;
    }
    return true;
  };
  return {
    async read(length) {
      const result = new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        if (!(await fill())) return filled === 0 ? null : 'short';
        const piece = chunk.subarray(at, at + length - filled);
        result.set(piece, filled);
        filled += piece.length;
        at += piece.length;
      }
      return result;
    },
    async skip(length) {
      let left = length;
      while (left > 0) {
        if (!(await fill())) return false;
        const step = Math.min(left, chunk.length - at);
        at += step;
        left -= step;
      }
      return true;
    },
  };
}
