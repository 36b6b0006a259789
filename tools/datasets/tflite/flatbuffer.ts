/**
 * A table of a FlatBuffer: reads fields by their number in the schema (flatbuffers.dev, 'FlatBuffer Internals'). A table begins
 * with the distance back to its vtable, which holds, after two sizes, each field's offset from the table; 0 means 'default'.
 */
export interface Table {
  readonly int32: (field: number, otherwise: number) => number;
  readonly uint8: (field: number, otherwise: number) => number;
  /** Null where the field is absent. */
  readonly table: (field: number) => Table | null;
  readonly tables: (field: number) => Table[];
  readonly int32s: (field: number) => number[];
  readonly bytes: (field: number) => Uint8Array;
  readonly text: (field: number) => string;
}

/** The root table of a FlatBuffer. */
export function readRoot(buffer: Uint8Array): Table {
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  return tableAt(view, view.getUint32(0, true));
}

function tableAt(view: DataView, at: number): Table {
  const vtable = at - view.getInt32(at, true);
  const fields = (view.getUint16(vtable, true) - 4) / 2;
  const find = (field: number): number | null => {
    const offset = field < fields ? view.getUint16(vtable + 4 + 2 * field, true) : 0;
    return offset === 0 ? null : at + offset;
  };
  const follow = (place: number): number => place + view.getUint32(place, true);
  /** First element and number of elements. */
  const vector = (field: number): [start: number, length: number] => {
    const place = find(field);
    if (place === null) return [0, 0];
    const start = follow(place);
    return [start + 4, view.getUint32(start, true)];
  };
  const bytes = (field: number): Uint8Array => {
    const [start, length] = vector(field);
    return new Uint8Array(view.buffer, view.byteOffset + start, length);
  };
  return {
    int32: (field, otherwise) => {
      const place = find(field);
      return place === null ? otherwise : view.getInt32(place, true);
    },
    uint8: (field, otherwise) => {
      const place = find(field);
      return place === null ? otherwise : view.getUint8(place);
    },
    table: (field) => {
      const place = find(field);
      return place === null ? null : tableAt(view, follow(place));
    },
    tables: (field) => {
      const [start, length] = vector(field);
      return Array.from({ length }, (_, k) => tableAt(view, follow(start + 4 * k)));
    },
    int32s: (field) => {
      const [start, length] = vector(field);
      return Array.from({ length }, (_, k) => view.getInt32(start + 4 * k, true));
    },
    bytes,
    text: (field) => new TextDecoder().decode(bytes(field)),
  };
}
