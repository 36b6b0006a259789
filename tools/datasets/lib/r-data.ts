import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';
import { command } from './packages.ts';

/** A value out of R's serialisation: what data objects need, no code. */
export type RValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'numbers'; readonly values: readonly number[]; readonly attributes: RAttributes }
  | { readonly kind: 'strings'; readonly values: readonly string[]; readonly attributes: RAttributes }
  | { readonly kind: 'list'; readonly values: readonly RValue[]; readonly attributes: RAttributes };
type RAttributes = ReadonlyMap<string, RValue>;

/**
 * Reads one object of a package's lazy-load database (`<folder>/Rdata.rdx` and `.rdb`) without R. The index gives offset,
 * length and the kind of compression; an entry is a big-endian length and either a zlib stream or a letter and a raw LZMA2
 * stream, which `xz` unpacks (R-internals 1.8 'Serialization Formats'; lazyLoadDBfetch in R's serialize.c).
 */
export async function readRObject(folder: string, name: string): Promise<RValue> {
  const index = parseSerialised(gunzipSync(await readFile(join(folder, 'Rdata.rdx'))));
  const place = field(field(index, 'variables'), name);
  if (place.kind !== 'numbers') throw new Error(`${folder} has no object '${name}'`);
  const [offset = 0, length = 0] = place.values;
  const entry = (await readFile(join(folder, 'Rdata.rdb'))).subarray(offset, offset + length);
  const bytes = isZlib(index) ? inflateSync(entry.subarray(4)) : unpackLzma(entry, folder, name);
  if (bytes.length !== entry.readUInt32BE(0)) throw new Error(`'${name}' unpacked to ${bytes.length} bytes`);
  return parseSerialised(bytes);
}

function isZlib(index: RValue): boolean {
  const compressed = field(index, 'compressed');
  return compressed.kind === 'numbers' && compressed.values[0] === 1;
}

function unpackLzma(entry: Buffer, folder: string, name: string): Buffer {
  if (entry[4] !== 'Z'.charCodeAt(0))
    throw new Error(`'${name}' is neither zlib nor LZMA; this reader knows no other compression`);
  const args = ['--decompress', '--stdout', '--format=raw', '--lzma2=preset=9'];
  return command('xz', args, folder, 'Install xz (Debian: xz-utils).', entry.subarray(5));
}

/** A named element of a list. Throws when there is none. */
export function field(value: RValue, name: string): RValue {
  const names = value.kind === 'list' ? value.attributes.get('names') : undefined;
  if (value.kind !== 'list' || names?.kind !== 'strings') throw new Error(`no named list around '${name}'`);
  const found = value.values[names.values.indexOf(name)];
  if (found === undefined) throw new Error(`no element '${name}' among ${names.values.join(', ')}`);
  return found;
}

const TYPE = {
  symbol: 1,
  pairs: 2,
  chars: 9,
  logicals: 10,
  integers: 13,
  doubles: 14,
  strings: 16,
  list: 19,
};
const NIL = 254;
const REFERENCE = 255;

/** Reads R's XDR serialisation, versions 2 and 3. */
export function parseSerialised(bytes: Buffer): RValue {
  let at = 0;
  const symbols: string[] = [];
  const int = (): number => bytes.readInt32BE((at += 4) - 4);
  const text = (length: number): string => bytes.toString('utf8', at, (at += length));

  if (text(2) !== 'X\n') throw new Error('not an XDR serialisation of R');
  const version = int();
  at += 8;
  if (version === 3) text(int());
  return item();

  function item(): RValue {
    const flags = int();
    const type = flags & 0xff;
    switch (type) {
      case NIL:
        return { kind: 'null' };
      case TYPE.symbol: {
        const name = chars();
        symbols.push(name);
        return { kind: 'symbol', name };
      }
      case REFERENCE:
        return { kind: 'symbol', name: symbols[(flags >>> 8) - 1] ?? '' };
      case TYPE.logicals:
      case TYPE.integers: {
        const values = Array.from({ length: int() }, int);
        return { kind: 'numbers', values, attributes: attributes(flags) };
      }
      case TYPE.doubles: {
        const values = Array.from({ length: int() }, () => bytes.readDoubleBE((at += 8) - 8));
        return { kind: 'numbers', values, attributes: attributes(flags) };
      }
      case TYPE.strings: {
        const values = Array.from({ length: int() }, chars);
        return { kind: 'strings', values, attributes: attributes(flags) };
      }
      case TYPE.list: {
        const values = Array.from({ length: int() }, item);
        return { kind: 'list', values, attributes: attributes(flags) };
      }
      default:
        throw new Error(`R type ${type} at byte ${at} is not data`);
    }
  }

  function chars(): string {
    if ((int() & 0xff) !== TYPE.chars) throw new Error(`a string was expected at byte ${at}`);
    const length = int();
    return length < 0 ? 'NA' : text(length);
  }

  function attributes(flags: number): RAttributes {
    const found = new Map<string, RValue>();
    if ((flags & 0x200) === 0) return found;
    for (let pair = int(); (pair & 0xff) === TYPE.pairs; pair = int()) {
      const tag = item();
      found.set(tag.kind === 'symbol' ? tag.name : '', item());
    }
    return found;
  }
}
