import {
  BlobReader,
  type Entry,
  ERR_ENCRYPTED,
  ZipReader,
  configure,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { checkPath, isJunk } from './archive-path.ts';
import { type InputFile, type ReadControl, formatBytes } from './bytes.ts';
import { badFile } from './import-fault.ts';

// This is a worker already, and the browser's own inflate runs beside it.
configure({ useWebWorkers: false, useCompressionStream: true });

const MIB = 1024 * 1024;
/** All files of an archive together, unpacked; a bomb claims or delivers more. */
export const MAX_ARCHIVE_BYTES = 4096 * MIB;
export const MAX_ENTRY_BYTES = 2048 * MIB;
const MAX_ENTRIES = 200_000;
/** Deflate packs zeros 1,032 times; real data hardly ever 200 times. Small archives may pack as they like. */
const MAX_RATIO = 200;
const HARMLESS_BYTES = 64 * MIB;
const PIECE_BYTES = 8 * MIB;

/** A file in a zip, unpacked when asked for. */
export interface ZipFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** Throws a fault when the data is damaged or longer than the archive's list says. */
  readonly read: () => Promise<Blob>;
}

export function isZip(head: Uint8Array): boolean {
  const [p, k, third, fourth] = head;
  return p === 0x50 && k === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6));
}

/**
 * The files of a zip, read through its list at the end; system leftovers are left out. Throws a fault for a damaged list, for
 * paths that lead outside, and for sizes that no honest archive has.
 */
export async function openZip(
  { path, blob }: InputFile,
  { signal }: ReadControl = {},
): Promise<{ files: ZipFile[]; emptyFolders: string[] }> {
  const reader = new ZipReader(new BlobReader(blob), {
    checkOverlappingEntry: true,
    // Names are judged below, with a sentence that names them.
    filenameValidation: 'tolerant',
  });
  const entries = await reader.getEntries().catch((cause: unknown) => {
    throw badZip(path, cause);
  });
  signal?.throwIfAborted();
  const files = entries.filter((entry) => !entry.directory && !isJunk(checkPath(path, entry.filename)));
  checkSizes(path, blob.size, files);
  const folders = entries.filter((entry) => entry.directory && !isJunk(checkPath(path, entry.filename)));
  return {
    files: files.map((entry) => ({
      path: entry.filename,
      sizeBytes: entry.uncompressedSize,
      read: () => unpack(path, entry),
    })),
    emptyFolders: folders
      .map(({ filename }) => filename)
      .filter(
        (folder) => !entries.some(({ filename }) => filename !== folder && filename.startsWith(folder)),
      ),
  };
}

function checkSizes(path: string, packedBytes: number, entries: readonly Entry[]): void {
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const largest = entries.find((entry) => entry.uncompressedSize > MAX_ENTRY_BYTES);
  const isBomb = total > HARMLESS_BYTES && total > packedBytes * MAX_RATIO;
  if (entries.length <= MAX_ENTRIES && total <= MAX_ARCHIVE_BYTES && largest === undefined && !isBomb) return;
  throw badFile(
    `${path} is ${formatBytes(packedBytes)} and would unpack to ${formatBytes(total)} in ${entries.length} files. The lab takes at most ${formatBytes(MAX_ARCHIVE_BYTES)}, ${MAX_ENTRIES.toLocaleString('en')} files, and ${MAX_RATIO} times the packed size; nothing was unpacked. If you trust the archive, unpack it yourself and choose the folder.`,
  );
}

async function unpack(path: string, entry: Entry): Promise<Blob> {
  if (entry.directory) throw new Error(`${entry.filename} is a folder`);
  const pieces: Blob[] = [];
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  let waitingBytes = 0;
  let total = 0;
  const sink = new WritableStream<Uint8Array<ArrayBuffer>>({
    write: (chunk) => {
      total += chunk.length;
      if (total > entry.uncompressedSize) throw longer(path, entry);
      waiting.push(chunk);
      waitingBytes += chunk.length;
      if (waitingBytes < PIECE_BYTES) return;
      pieces.push(new Blob(waiting));
      waiting = [];
      waitingBytes = 0;
    },
  });
  await entry.getData(sink, { checkSignature: true }).catch((cause: unknown) => {
    throw total > entry.uncompressedSize ? longer(path, entry) : badZip(path, cause, entry.filename);
  });
  if (total !== entry.uncompressedSize) throw badZip(path, null, entry.filename);
  return new Blob([...pieces, ...waiting]);
}

function longer(path: string, entry: Entry) {
  return badFile(
    `${entry.filename} in ${path} unpacks to more than the ${formatBytes(entry.uncompressedSize)} that the archive's list says. The archive is broken or hostile; nothing of it was taken.`,
  );
}

function badZip(path: string, cause: unknown, inside?: string) {
  const what = inside === undefined ? path : `${inside} in ${path}`;
  const why = cause instanceof Error ? cause.message : 'its length differs from the list';
  if (cause instanceof Error && cause.message === ERR_ENCRYPTED)
    return badFile(`${what} is locked with a password. Unpack it yourself and choose the folder.`);
  return badFile(
    `${what} cannot be unpacked (${why}): the zip is damaged or cut short. Nothing of it was taken. Fetch or copy the file again, then choose it again.`,
  );
}
