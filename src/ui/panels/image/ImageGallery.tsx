import { useMemo, useState } from 'react';
import { Augmentation } from './Augmentation.tsx';
import type { ManifestOf, RowsOf } from '#ui/panels/data-view.ts';
import { DataTable } from '#ui/panels/DataTable.tsx';
import { ImageClasses } from './ImageClasses.tsx';
import { ImageSheet } from './ImageSheet.tsx';
import { strings as words } from './strings.ts';
import { ImageZoom } from './ImageZoom.tsx';
import { indicesByLabel } from '#ui/panels/image-pixels.ts';
import { formatCount } from '#ui/panels/number-format.ts';
import { Choices } from '#ui/panels/inputs/Choices.tsx';
import panelStyles from '#ui/panels/panels.module.css';
import { Twin } from '#ui/panels/Twin.tsx';

interface ImageGalleryProps {
  readonly manifest: ManifestOf<'image'>;
  readonly rows: RowsOf<'image'>;
}

const SIZES = ['small', 'medium', 'large'] as const;
const SCALES = { small: 1, medium: 1.6, large: 2.6 } as const;
const SMALLEST_TILE = 44;
const LARGEST_SMALL_TILE = 72;

/** All images that are there, on one sheet by class; a press opens one. */
export function ImageGallery({ manifest, rows }: ImageGalleryProps) {
  const { classNames, shape } = manifest;
  const [chosen, setChosen] = useState<number | null>(null);
  const [size, setSize] = useState<(typeof SIZES)[number]>('small');
  const [opened, setOpened] = useState<number | null>(null);
  const byClass = useMemo(() => indicesByLabel(rows.labels, classNames.length), [rows, classNames]);
  const all = useMemo(() => Array.from({ length: rows.count }, (_, index) => index), [rows]);
  const shown = chosen === null ? all : (byClass[chosen] ?? []);
  const nameOf = (row: number): string => classNames[rows.labels[row] ?? 0] ?? '';
  const least = Math.min(LARGEST_SMALL_TILE, Math.max(SMALLEST_TILE, shape[1] * 0.75));
  return (
    <>
      <ImageClasses manifest={manifest} rows={rows} byClass={byClass} chosen={chosen} onChoose={setChosen} />
      <section className={panelStyles.section}>
        <div className={panelStyles.row}>
          <h3 className={panelStyles.heading}>{words.images}</h3>
          <Choices
            label={words.tileSize}
            value={size}
            options={SIZES.map((value) => ({ value, name: words.tileSizes[value] }))}
            onChange={setSize}
          />
        </div>
        {shown.length === 0 ? (
          <p className={panelStyles.empty}>{words.noneOfClass}</p>
        ) : (
          <ImageSheet
            key={chosen}
            pixels={rows.pixels}
            shape={shape}
            indices={shown}
            leastTile={least * SCALES[size]}
            label={words.sheet(
              shown.length,
              chosen === null ? words.allClasses.toLowerCase() : (classNames[chosen] ?? ''),
            )}
            nameOf={nameOf}
            onOpen={setOpened}
          />
        )}
        <Twin title={words.labelsTwin}>
          {() => (
            <DataTable
              caption={words.labelsTwin}
              headers={[words.row, words.label]}
              textColumns={2}
              rows={shown.map((row) => [formatCount(row), nameOf(row)])}
            />
          )}
        </Twin>
      </section>
      <Augmentation manifest={manifest} rows={rows} indices={shown} />
      {opened === null ? null : (
        <ImageZoom
          rows={rows}
          shape={shape}
          indices={shown}
          place={opened}
          nameOf={nameOf}
          onMove={setOpened}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}
