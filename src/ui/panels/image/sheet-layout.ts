/** Where the tiles of a scrolling sheet lie; lengths in CSS pixels. */
export interface SheetLayout {
  readonly columns: number;
  readonly rows: number;
  /** Side of one tile. */
  readonly tile: number;
  /** From one tile to the next. */
  readonly pitch: number;
  readonly height: number;
}

const GAP = 3;

/** As many columns as fit, each tile at least `leastTile` wide. */
export function layOutSheet(width: number, count: number, leastTile: number): SheetLayout {
  const columns = Math.max(1, Math.floor((width + GAP) / (leastTile + GAP)));
  const tile = Math.max(1, Math.floor((width - GAP * (columns - 1)) / columns));
  const rows = Math.ceil(count / columns);
  const pitch = tile + GAP;
  return { columns, rows, tile, pitch, height: Math.max(0, rows * pitch - GAP) };
}

/** Which place a point of the sheet lies on; null in a gap or behind the last one. */
export function placeAt(layout: SheetLayout, count: number, x: number, y: number): number | null {
  const { columns, tile, pitch } = layout;
  const column = Math.floor(x / pitch);
  const row = Math.floor(y / pitch);
  if (column < 0 || column >= columns || row < 0) return null;
  if (x - column * pitch > tile || y - row * pitch > tile) return null;
  const place = row * columns + column;
  return place < count ? place : null;
}

/** Where a key leads from a place; null for keys that do not move. */
export function movePlace(
  layout: SheetLayout,
  count: number,
  place: number,
  key: string,
  shownRows: number,
): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -layout.columns,
    ArrowDown: layout.columns,
    PageUp: -layout.columns * shownRows,
    PageDown: layout.columns * shownRows,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  return step === undefined ? null : Math.min(count - 1, Math.max(0, place + step));
}
