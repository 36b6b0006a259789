import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Files of a zip archive that stores them as they are; read one by one, for the archive has three gigabytes. */
export interface Archive {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Throws when the archive has no such file. */
  read(name: string): Buffer;
  close(): void;
}

const END_SIZE = 22;
const END_MARK = 0x06054b50;

/** Opens a zip without compression and without comment (PKWARE APPNOTE 6.3.3, sections 4.3.7, 4.3.12, 4.3.16). */
export function openArchive(path: string): Archive {
  const file = openSync(path, 'r');
  const end = readAt(file, fstatSync(file).size - END_SIZE, END_SIZE);
  if (end.readUInt32LE(0) !== END_MARK) throw new Error(`${path} is not a zip archive without a comment`);
  const directory = readAt(file, end.readUInt32LE(16), end.readUInt32LE(12));
  const places = readDirectory(directory);
  return {
    names: [...places.keys()],
    has: (name) => places.has(name),
    read(name) {
      const place = places.get(name);
      if (place === undefined) throw new Error(`${path} has no file '${name}'`);
      const header = readAt(file, place.offset, 30);
      const start = place.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
      return readAt(file, start, place.size);
    },
    close: () => closeSync(file),
  };
}

function readDirectory(directory: Buffer): Map<string, { offset: number; size: number }> {
  const places = new Map<string, { offset: number; size: number }>();
  for (let at = 0; at < directory.length;) {
    const nameLength = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    if (directory.readUInt16LE(at + 10) !== 0)
      throw new Error(`'${name}' is compressed; this reader knows only stored files`);
    places.set(name, { offset: directory.readUInt32LE(at + 42), size: directory.readUInt32LE(at + 24) });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return places;
}

function readAt(file: number, position: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  if (readSync(file, bytes, 0, size, position) !== size) throw new Error('the archive ends too early');
  return bytes;
}
