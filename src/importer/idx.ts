import { type ReadControl, readBytes, unpackToBlob, type InputFile } from './bytes.ts';
import { badFile } from './import-fault.ts';
import type { NumberArray } from './number-array.ts';

/** Element types of the format (Y. LeCun, http://yann.lecun.com/exdb/mnist): code, bytes, reader of one big-endian value. */
const TYPES = new Map<number, { readonly bytes: number; read(view: DataView, at: number): number }>([
  [0x08, { bytes: 1, read: (view, at) => view.getUint8(at) }],
  [0x09, { bytes: 1, read: (view, at) => view.getInt8(at) }],
  [0x0b, { bytes: 2, read: (view, at) => view.getInt16(at) }],
  [0x0c, { bytes: 4, read: (view, at) => view.getInt32(at) }],
  [0x0d, { bytes: 4, read: (view, at) => view.getFloat32(at) }],
  [0x0e, { bytes: 8, read: (view, at) => view.getFloat64(at) }],
]);
const MAX_DIMENSIONS = 6;

/** Two zero bytes, a known type, 1 to 6 dimensions. */
export function isIdx(head: Uint8Array): boolean {
  const [first, second, type = -1, dimensions = 0] = head;
  return first === 0 && second === 0 && TYPES.has(type) && dimensions >= 1 && dimensions <= MAX_DIMENSIONS;
}

/** An idx file, gzip or not. Only the header is read here; rows are read when asked for. */
export async function openIdx(file: InputFile, control: ReadControl = {}): Promise<NumberArray> {
  const blob = await unpackToBlob(file, control);
  const head = await readBytes(blob, 0, 4 + 4 * MAX_DIMENSIONS);
  const type = TYPES.get(head[2] ?? -1);
  if (!isIdx(head) || type === undefined) throw wrongMagic(file.path, head);
  const view = new DataView(head.buffer);
  const dimensions = head[3] ?? 0;
  const start = 4 + 4 * dimensions;
  if (head.length < start)
    throw tooShort(file.path, `its header says ${dimensions} dimensions and ends before them`);
  const shape = Array.from({ length: dimensions }, (_, axis) => view.getUint32(4 + 4 * axis));
  const rowLength = shape.slice(1).reduce((product, size) => product * size, 1);
  const expected = start + (shape[0] ?? 0) * rowLength * type.bytes;
  if (blob.size !== expected)
    throw tooShort(
      file.path,
      `its header says ${shape.join(' × ')} values, which is ${expected} bytes, but it has ${blob.size}`,
    );
  return {
    name: file.path,
    shape,
    isByte: head[2] === 0x08,
    readRows: async (from, count) => {
      const bytes = await readBytes(
        blob,
        start + from * rowLength * type.bytes,
        start + (from + count) * rowLength * type.bytes,
      );
      if (head[2] === 0x08) return bytes;
      const values = new DataView(bytes.buffer);
      return Float64Array.from({ length: count * rowLength }, (_, i) => type.read(values, i * type.bytes));
    },
  };
}

function wrongMagic(path: string, head: Uint8Array) {
  const found = [...head.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return badFile(
    `${path} is not an idx file: it begins with the bytes ${found}, where an idx file has 00 00, a type (08 for bytes) and the number of dimensions. Choose the file that was published, unpacked or as .gz.`,
  );
}

function tooShort(path: string, fault: string) {
  return badFile(`${path} is damaged: ${fault}. Fetch or copy the file again, then choose it again.`);
}
