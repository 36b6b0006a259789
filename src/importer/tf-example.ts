/** A feature of tf.Example: bytes, floats or integers. */
export type Feature =
  | { readonly kind: 'bytes'; readonly values: readonly Uint8Array<ArrayBuffer>[] }
  | { readonly kind: 'float'; readonly values: readonly number[] }
  | { readonly kind: 'int64'; readonly values: readonly number[] };

/** Wire types of protocol buffers. */
const VARINT = 0;
const FIXED_64 = 1;
const LENGTH = 2;
const FIXED_32 = 5;

interface Field {
  readonly number: number;
  readonly wire: number;
  /** The bytes of a length-delimited or fixed field; empty for a varint. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly varint: bigint;
}

/**
 * Reads a serialised tf.Example (tensorflow/core/example/feature.proto): Example.features = 1, Features.feature = 1 (a map),
 * Feature.bytes_list = 1, float_list = 2, int64_list = 3, each with value = 1. Null when the bytes are none.
 */
export function readTfExample(data: Uint8Array<ArrayBuffer>): Map<string, Feature> | null {
  const features = new Map<string, Feature>();
  for (const example of readFields(data) ?? [null]) {
    if (example === null) return null;
    if (example.number !== 1) continue;
    for (const entry of readFields(example.bytes) ?? [null]) {
      const pair = entry?.wire === LENGTH ? readFields(entry.bytes) : null;
      if (pair === null) return null;
      const key = pair.find(({ number }) => number === 1)?.bytes ?? new Uint8Array(0);
      const value = readFeature(pair.find(({ number }) => number === 2)?.bytes ?? new Uint8Array(0));
      if (value === null) return null;
      if (value !== 'unset') features.set(new TextDecoder().decode(key), value);
    }
  }
  return features;
}

function readFeature(bytes: Uint8Array<ArrayBuffer>): Feature | 'unset' | null {
  const [list] = readFields(bytes) ?? [null];
  if (list === null) return null;
  if (list === undefined) return 'unset';
  const values = readFields(list.bytes);
  if (values === null) return null;
  switch (list.number) {
    case 1:
      return { kind: 'bytes', values: values.map((field) => field.bytes) };
    case 2:
      return { kind: 'float', values: values.flatMap((field) => readFloats(field.bytes)) };
    case 3: {
      const numbers = values.flatMap((field) =>
        field.wire === VARINT ? [field.varint] : readVarints(field.bytes),
      );
      return { kind: 'int64', values: numbers.map((value) => Number(BigInt.asIntN(64, value))) };
    }
    default:
      return null;
  }
}

/** Packed or single. */
function readFloats(bytes: Uint8Array<ArrayBuffer>): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => view.getFloat32(4 * i, true));
}

function readVarints(bytes: Uint8Array<ArrayBuffer>): bigint[] {
  const values: bigint[] = [];
  for (let at = 0; at < bytes.length;) {
    const { value, next } = readVarint(bytes, at);
    values.push(value);
    at = next;
  }
  return values;
}

/** All fields of a message; null when the bytes break off or use a wire type that is none. */
function readFields(bytes: Uint8Array<ArrayBuffer>): Field[] | null {
  const fields: Field[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = readVarint(bytes, at);
    const wire = Number(tag.value & 7n);
    const number = Number(tag.value >> 3n);
    at = tag.next;
    let length = 0;
    let varint = 0n;
    if (wire === VARINT) {
      const read = readVarint(bytes, at);
      varint = read.value;
      at = read.next;
    } else if (wire === LENGTH) {
      const read = readVarint(bytes, at);
      length = Number(read.value);
      at = read.next;
    } else if (wire === FIXED_32 || wire === FIXED_64) length = wire === FIXED_32 ? 4 : 8;
    else return null;
    if (at + length > bytes.length) return null;
    fields.push({ number, wire, varint, bytes: bytes.subarray(at, at + length) });
    at += length;
  }
  return fields;
}

/** `next` lies past the end when the number breaks off. */
function readVarint(bytes: Uint8Array, from: number): { value: bigint; next: number } {
  let low = 0;
  let at = from;
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined) return { value: 0n, next: Infinity };
    low |= (byte & 0x7f) << shift;
    if (byte < 0x80) return { value: BigInt(low), next: at };
  }
  let value = BigInt(low);
  for (let shift = 28n; shift < 70n; shift += 7n) {
    const byte = bytes[at++];
    if (byte === undefined) break;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return { value, next: at };
  }
  return { value: 0n, next: Infinity };
}
