/** Arrays one after the other in one piece of memory, each at a multiple of four bytes. */
export interface Attachment {
  /** Adds a copy; returns where it begins. */
  add(values: Uint8Array | Uint16Array | Float32Array): number;
  bytes(): Uint8Array;
}

export function createAttachment(): Attachment {
  const pieces: Uint8Array[] = [];
  let size = 0;
  return {
    add(values) {
      const at = size;
      const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
      const padding = (4 - (bytes.length % 4)) % 4;
      pieces.push(bytes, new Uint8Array(padding));
      size += bytes.length + padding;
      return at;
    },
    bytes: () => Buffer.concat(pieces, size),
  };
}
