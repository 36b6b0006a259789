import { formatBytes, readBytes } from './bytes.ts';
import { badFile } from './import-fault.ts';
import type { NumberArray } from './number-array.ts';
import { type PickledList, readPickledArray } from './pickle.ts';

/** An array in NumPy's format: numbers, texts, or lists of numbers (an object array). */
export type NpyArray =
  | ({ readonly kind: 'numbers' } & NumberArray)
  | {
      readonly kind: 'texts';
      readonly name: string;
      readonly shape: readonly number[];
      readonly texts: readonly string[];
    }
  | {
      readonly kind: 'lists';
      readonly name: string;
      readonly shape: readonly number[];
      readonly lists: readonly PickledList[];
    };

/** A Fortran-ordered or object array is read whole. */
const MAX_WHOLE_BYTES = 512 * 1024 * 1024;
const MAX_HEADER_BYTES = 100_000;
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

interface Header {
  readonly descr: string;
  readonly isFortran: boolean;
  readonly shape: readonly number[];
  readonly start: number;
}

export function isNpy(head: Uint8Array): boolean {
  return MAGIC.every((byte, at) => head[at] === byte);
}

/**
 * Opens an array in the format of numpy.lib.format, versions 1 to 3. Numbers in C order are read when asked for.
 * Throws a fault for damaged files, structured types and objects other than lists of numbers.
 */
export async function openNpy(name: string, blob: Blob): Promise<NpyArray> {
  const header = await readHeader(name, blob);
  const [order = '', code = '', digits = ''] =
    /^([<>|=])?([a-zA-Z])(\d*)$/.exec(header.descr)?.slice(1) ?? [];
  const count = header.shape.reduce((product, size) => product * size, 1);
  if (code === 'O') return openObjects(name, blob, header, count);
  const isText = code === 'U' || code === 'S';
  const itemBytes = code === 'U' ? 4 * Number(digits) : Number(digits);
  const expected = header.start + count * itemBytes;
  if (blob.size !== expected)
    throw badFile(
      `${name} is damaged: its header says ${header.shape.join(' × ')} values of ${itemBytes} bytes, which is ${expected} bytes with the header, but it has ${blob.size}. Save the array again, then choose it again.`,
    );
  const isLittle = order !== '>';
  if (isText) {
    limitSize(name, blob);
    const bytes = await readBytes(blob, header.start);
    const texts = Array.from({ length: count }, (_, i) =>
      decodeText(bytes.subarray(i * itemBytes, (i + 1) * itemBytes), code, isLittle),
    );
    return { kind: 'texts', name, shape: header.shape, texts };
  }
  const read = valueReader(code, itemBytes, isLittle);
  if (read === null) throw wrongType(name, header.descr);
  const isByte = code === 'u' && itemBytes === 1;
  const decode = (bytes: Uint8Array<ArrayBuffer>) => {
    if (isByte) return bytes;
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    return Float64Array.from({ length: bytes.length / itemBytes }, (_, i) => read(view, i * itemBytes));
  };
  const rowBytes = header.shape.slice(1).reduce((product, size) => product * size, itemBytes);
  if (header.isFortran && header.shape.length > 1) {
    limitSize(name, blob);
    const whole = toRowMajor(decode(await readBytes(blob, header.start)), header.shape);
    const length = rowBytes / itemBytes;
    const readRows = (from: number, rows: number) =>
      Promise.resolve(whole.slice(from * length, (from + rows) * length));
    return { kind: 'numbers', name, shape: header.shape, isByte, readRows };
  }
  const readRows = async (from: number, rows: number) =>
    decode(await readBytes(blob, header.start + from * rowBytes, header.start + (from + rows) * rowBytes));
  return { kind: 'numbers', name, shape: header.shape, isByte, readRows };
}

async function openObjects(name: string, blob: Blob, header: Header, count: number): Promise<NpyArray> {
  limitSize(name, blob);
  const lists = readPickledArray(name, await readBytes(blob, header.start));
  if (lists.length !== count)
    throw badFile(
      `${name} is damaged: its header says ${count} lists, but it holds ${lists.length}. Save the array again, then choose it again.`,
    );
  return { kind: 'lists', name, shape: header.shape, lists };
}

async function readHeader(name: string, blob: Blob): Promise<Header> {
  const head = await readBytes(blob, 0, 12);
  if (!isNpy(head) || head.length < 12) throw badHeader(name);
  const view = new DataView(head.buffer);
  const isFirst = head[6] === 1;
  const start = isFirst ? 10 : 12;
  const length = isFirst ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > MAX_HEADER_BYTES) throw badHeader(name);
  const text = new TextDecoder().decode(await readBytes(blob, start, start + length));
  const descr = /'descr':\s*'([^']+)'/.exec(text)?.[1];
  const isFortran = /'fortran_order':\s*(True|False)/.exec(text)?.[1] === 'True';
  const sizes = /'shape':\s*\(([\d,\s]*)\)/.exec(text)?.[1];
  if (sizes === undefined || text.length < length) throw badHeader(name);
  if (descr === undefined) throw wrongType(name, 'a structured type');
  const shape = sizes.split(',').flatMap((size) => (size.trim() === '' ? [] : [Number(size)]));
  return { descr, isFortran, shape, start: start + length };
}

function valueReader(
  code: string,
  bytes: number,
  isLittle: boolean,
): ((view: DataView, at: number) => number) | null {
  switch (`${code}${bytes}`) {
    case 'b1':
    case 'u1':
      return (view, at) => view.getUint8(at);
    case 'i1':
      return (view, at) => view.getInt8(at);
    case 'u2':
      return (view, at) => view.getUint16(at, isLittle);
    case 'i2':
      return (view, at) => view.getInt16(at, isLittle);
    case 'u4':
      return (view, at) => view.getUint32(at, isLittle);
    case 'i4':
      return (view, at) => view.getInt32(at, isLittle);
    case 'u8':
      return (view, at) => Number(view.getBigUint64(at, isLittle));
    case 'i8':
      return (view, at) => Number(view.getBigInt64(at, isLittle));
    case 'f2':
      return (view, at) => readHalf(view.getUint16(at, isLittle));
    case 'f4':
      return (view, at) => view.getFloat32(at, isLittle);
    case 'f8':
      return (view, at) => view.getFloat64(at, isLittle);
    default:
      return null;
  }
}

/** IEEE 754 binary16. */
function readHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * 2 ** -24 * fraction;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
}

function decodeText(bytes: Uint8Array<ArrayBuffer>, code: string, isLittle: boolean): string {
  if (code === 'S') return new TextDecoder().decode(bytes).replace(/\0+$/, '');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let text = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, isLittle);
    if (point === 0) break;
    text += point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  }
  return text;
}

/** From first index fastest to last index fastest. */
function toRowMajor<T extends Uint8Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(
  values: T,
  shape: readonly number[],
): T {
  const result = values.slice();
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, size) => product * size, 1));
  const index = shape.map(() => 0);
  for (let at = 0; at < values.length; at++) {
    result[at] =
      values[index.reduce((sum, position, axis) => sum + position * (strides[axis] ?? 0), 0)] ?? NaN;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = (index[axis] ?? 0) + 1;
      if ((index[axis] ?? 0) < (shape[axis] ?? 0)) break;
      index[axis] = 0;
    }
  }
  return result as T;
}

function limitSize(name: string, blob: Blob): void {
  if (blob.size > MAX_WHOLE_BYTES)
    throw badFile(
      `${name} unpacks to ${formatBytes(blob.size)}, and an array of this sort has to be read at once, up to ${formatBytes(MAX_WHOLE_BYTES)}. Save it in C order (numpy.ascontiguousarray), or a part of it.`,
    );
}

function badHeader(name: string) {
  return badFile(
    `${name} is not an array that NumPy saved: its header is missing or damaged. Save it with numpy.save or numpy.savez, then choose it again.`,
  );
}

function wrongType(name: string, type: string) {
  return badFile(
    `${name} holds values of the type ${type}, which the lab does not read: it takes numbers, texts, and lists of whole numbers. Save it with another dtype, for example float32.`,
  );
}
