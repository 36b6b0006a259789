import { useMemo, useState } from 'react';
import type { DatasetManifest, PartRows } from '#core/dataset.ts';
import { indicesByLabel, meanImage } from './image-pixels.ts';
import { ImageSheet } from './ImageSheet.tsx';
import { ImageTile } from './ImageTile.tsx';
import { formatCount } from './number-format.ts';
import panelStyles from './panels.module.css';
import styles from './samples.module.css';
import { strings } from './strings.ts';

interface ImageDataProps {
  readonly manifest: Extract<DatasetManifest, { kind: 'image' }>;
  readonly rows: Extract<PartRows, { kind: 'image' }>;
}

/** A mean over more images looks the same and only takes longer. */
const MEAN_OF = 500;
const words = strings.data;

/** Classes with counts and mean images, and all images of the chosen class on one scrolling sheet. */
export function ImageData({ manifest, rows }: ImageDataProps) {
  const { classNames, shape } = manifest;
  const [chosen, setChosen] = useState<number | null>(null);
  const byClass = useMemo(() => indicesByLabel(rows.labels, classNames.length), [rows, classNames]);
  const means = useMemo(
    () => byClass.map((indices) => meanImage(rows.pixels, indices.slice(0, MEAN_OF), shape)),
    [byClass, rows, shape],
  );
  const all = useMemo(() => Array.from({ length: rows.count }, (_, index) => index), [rows]);
  const shown = chosen === null ? all : (byClass[chosen] ?? []);
  const name = chosen === null ? words.allClasses : (classNames[chosen] ?? '');
  return (
    <>
      <section className={panelStyles.section}>
        <h3 className={panelStyles.heading}>{words.classes}</h3>
        <div className={styles.classes} role="group" aria-label={words.classes}>
          <button
            type="button"
            className={panelStyles.button}
            aria-pressed={chosen === null}
            onClick={() => setChosen(null)}
          >
            {words.allClasses} <span className={panelStyles.muted}>{formatCount(rows.count)}</span>
          </button>
          {classNames.map((className, index) => (
            <button
              key={className}
              type="button"
              className={panelStyles.button}
              aria-pressed={chosen === index}
              onClick={() => setChosen(index)}
            >
              <ImageTile
                pixels={means[index] ?? EMPTY}
                index={0}
                shape={shape}
                label={words.meanImage(className)}
              />
              {className}{' '}
              <span className={panelStyles.muted}>{formatCount(byClass[index]?.length ?? 0)}</span>
            </button>
          ))}
        </div>
      </section>
      <section className={panelStyles.section}>
        <h3 className={panelStyles.heading}>{words.images}</h3>
        <ImageSheet
          key={chosen}
          pixels={rows.pixels}
          shape={shape}
          indices={shown}
          label={words.grid(shown.length, name)}
        />
      </section>
    </>
  );
}

const EMPTY = new Uint8Array();
