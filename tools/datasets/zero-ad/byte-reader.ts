/** Reads little-endian values one after the other. */
export interface ByteReader {
  readonly position: number;
  uint32(): number;
  uint8(): number;
  float32(): number;
  text(length: number): string;
  float32s(count: number): Float32Array;
  uint16s(count: number): Uint16Array;
  skip(bytes: number): void;
}

export function createByteReader(bytes: Buffer): ByteReader {
  let at = 0;
  /** Copies, for the views need aligned bytes. */
  const take = (length: number): ArrayBuffer => {
    if (at + length > bytes.length)
      throw new Error(`the file ends at ${bytes.length} bytes, before byte ${at + length}`);
    const copy = new Uint8Array(length);
    copy.set(bytes.subarray(at, at + length));
    at += length;
    return copy.buffer;
  };
  return {
    get position() {
      return at;
    },
    uint32: () => bytes.readUInt32LE((at += 4) - 4),
    uint8: () => bytes.readUInt8((at += 1) - 1),
    float32: () => bytes.readFloatLE((at += 4) - 4),
    text: (length) => bytes.toString('latin1', at, (at += length)),
    float32s: (count) => new Float32Array(take(4 * count)),
    uint16s: (count) => new Uint16Array(take(2 * count)),
    skip(length) {
      at += length;
    },
  };
}
