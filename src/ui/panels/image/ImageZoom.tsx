import type { KeyboardEvent } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { ModalDialog } from '#ui/controls/ModalDialog.tsx';
import type { RowsOf } from '#ui/panels/data-view.ts';
import { DataTable } from '#ui/panels/DataTable.tsx';
import { type ImageShape, describeChannels } from '#ui/panels/image-pixels.ts';
import { formatLog } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { Twin } from '#ui/panels/Twin.tsx';
import styles from './image.module.css';
import { PixelReader } from './PixelReader.tsx';
import { strings as words } from './strings.ts';

interface ImageZoomProps {
  readonly rows: RowsOf<'image'>;
  readonly shape: ImageShape;
  /** Rows that previous and next go through. */
  readonly indices: readonly number[];
  /** Which of `indices` is shown. */
  readonly place: number;
  readonly nameOf: (row: number) => string;
  readonly onMove: (place: number) => void;
  readonly onClose: () => void;
}

/** Up to this side a table of all pixels can still be read. */
const TABLE_SIDE = 32;

/** One image as large as the dialog allows, with its values; arrow keys go on to the next. */
export function ImageZoom({ rows, shape, indices, place, nameOf, onMove, onClose }: ImageZoomProps) {
  const [height, width, channels] = shape;
  const row = indices[place] ?? 0;
  const name = nameOf(row);
  const go = (step: number): void => {
    const next = place + step;
    if (next >= 0 && next < indices.length) onMove(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft' || event.key === 'PageUp') go(-1);
    else if (event.key === 'ArrowRight' || event.key === 'PageDown') go(1);
    else return;
    event.preventDefault();
  };
  return (
    <ModalDialog title={words.zoomTitle(name)} isOpen onClose={onClose} width="wide">
      {/* The buttons inside are the controls; the keys only save the way to them. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={styles.zoom} onKeyDown={onKeyDown}>
        <div className={styles.zoomBar}>
          <p role="status">{words.zoomPlace(place + 1, indices.length, row)}</p>
          <Button size="small" isDisabled={place === 0} onPress={() => go(-1)}>
            {words.previous}
          </Button>
          {/* eslint-disable-next-line jsx-a11y/no-autofocus -- a dialog must place the focus; here arrow keys work */}
          <Button size="small" autoFocus onPress={() => go(1)}>
            {words.next}
          </Button>
        </div>
        <PixelReader pixels={rows.pixels} row={row} shape={shape} name={name} />
        <DataTable
          caption={words.channels}
          headers={[words.channel, words.least, words.mean, words.greatest]}
          rows={describeChannels(rows.pixels, row, shape).map(({ least, mean, greatest }, channel) => [
            channels === 1 ? words.grey : words.channelNames[channel],
            least,
            formatLog(mean),
            greatest,
          ])}
        />
        {Math.max(width, height) > TABLE_SIDE ? null : (
          <Twin key={row} title={words.pixelsTwin}>
            {() => (
              <DataTable
                caption={words.pixelsTwin}
                headers={[words.pixelRow, ...Array.from({ length: width }, (_, x) => String(x))]}
                rows={Array.from({ length: height }, (_, y) => [
                  y,
                  ...Array.from({ length: width }, (__, x) => readPixel(rows.pixels, shape, row, x, y)),
                ])}
              />
            )}
          </Twin>
        )}
        <p className={panelStyles.muted}>{words.zoomHelp}</p>
      </div>
    </ModalDialog>
  );
}

/** '203', or '12 30 200' of a colour image. */
function readPixel(
  pixels: Uint8Array,
  [height, width, channels]: ImageShape,
  row: number,
  x: number,
  y: number,
): string {
  const start = ((row * height + y) * width + x) * channels;
  return pixels.subarray(start, start + channels).join(' ');
}
