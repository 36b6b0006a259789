import {
  type InputFile,
  type ReadControl,
  createSequentialReader,
  formatBytes,
  streamBytes,
} from './bytes.ts';
import { badFile } from './import-fault.ts';
import { checkPath } from './archive-path.ts';

const BLOCK = 512;
const MAX_ENTRY_BYTES = 512 * 1024 * 1024;

export interface TarEntry {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** 'ustar' at 257, or an old header whose checksum holds. `head` has a block at least. */
export function isTar(head: Uint8Array): boolean {
  if (head.length < BLOCK || head[0] === 0) return false;
  return parseOctal(head, 148, 8) === checksum(head);
}

/**
 * The regular files of a tar archive, gzip or not, in its order (POSIX ustar, pax paths and sizes, GNU long names). Files that
 * `wants` refuses are skipped unread. Throws a fault for a damaged archive and for paths that lead outside it.
 */
export async function* readTar(
  file: InputFile,
  wants: (path: string) => boolean,
  control: ReadControl = {},
): AsyncGenerator<TarEntry> {
  const reader = createSequentialReader(streamBytes(file, control));
  let longPath: string | null = null;
  let longSize: number | null = null;
  for (;;) {
    const head = await reader.read(BLOCK);
    if (head === null || (head !== 'short' && head.every((byte) => byte === 0))) return;
    if (head === 'short') throw cutShort(file.path);
    if (parseOctal(head, 148, 8) !== checksum(head))
      throw badFile(
        `${file.path} is damaged: a header of the tar archive has a wrong checksum. Nothing of it was taken. Fetch or copy the file again.`,
      );
    const size = longSize ?? parseOctal(head, 124, 12);
    const type = String.fromCharCode(head[156] ?? 0);
    const padding = (BLOCK - (size % BLOCK)) % BLOCK;
    const isNote = type === 'x' || type === 'L';
    const isFile = type === '0' || type === '\0';
    const path = longPath ?? readName(head);
    if (isFile) checkPath(file.path, path);
    if (isNote || (isFile && wants(path))) {
      if (size > MAX_ENTRY_BYTES) throw tooLong(file.path, path, size);
      const bytes = size > 0 ? await reader.read(size) : new Uint8Array(0);
      if (bytes === null || bytes === 'short') throw cutShort(file.path);
      if (type === 'x') ({ longPath, longSize } = readPax(bytes, longPath));
      else if (type === 'L') longPath = decode(bytes);
      else yield { path, bytes };
    } else if (!(await reader.skip(size))) throw cutShort(file.path);
    // 'g' holds defaults for all files, of which none matters here; folders and links hold no data.
    if (!isNote && type !== 'g') longPath = longSize = null;
    if (!(await reader.skip(padding))) throw cutShort(file.path);
  }
}

function readName(head: Uint8Array): string {
  const name = decode(head.subarray(0, 100));
  const isUstar = decode(head.subarray(257, 262)) === 'ustar';
  const prefix = isUstar && head[345] !== 0 ? decode(head.subarray(345, 500)) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** Records of a pax header: 'length key=value\n'. */
function readPax(bytes: Uint8Array, path: string | null) {
  const text = new TextDecoder().decode(bytes);
  const value = (key: string): string | undefined =>
    new RegExp(`(?:^|\\n)\\d+ ${key}=([^\\n]*)\\n`).exec(text)?.[1];
  const size = value('size');
  return { longPath: value('path') ?? path, longSize: size === undefined ? null : Number(size) };
}

function decode(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}

/** A number in octal digits, or in GNU's base 256 when its first bit is set. */
function parseOctal(head: Uint8Array, from: number, length: number): number {
  const field = head.subarray(from, from + length);
  if ((field[0] ?? 0) & 0x80)
    return field.reduce((value, byte, at) => value * 256 + (at === 0 ? byte & 0x7f : byte), 0);
  const text = decode(field).trim();
  return text === '' ? 0 : parseInt(text, 8);
}

/** Sum of the header's bytes with its own field as spaces. */
function checksum(head: Uint8Array): number {
  return head.subarray(0, BLOCK).reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
}

function tooLong(archive: string, path: string, size: number) {
  return badFile(
    `${archive} holds ${path} with ${formatBytes(size)}, more than the lab takes as one file in an archive (${formatBytes(MAX_ENTRY_BYTES)}). Unpack the archive and choose that file.`,
  );
}

function cutShort(path: string) {
  return badFile(
    `${path} is cut short: it ends in the middle of a file. Nothing of it was taken. Fetch or copy the file again.`,
  );
}
