import { useMemo } from 'react';
import type { ManifestOf, RowsOf } from '#ui/panels/data-view.ts';
import { DataTable } from '#ui/panels/DataTable.tsx';
import { meanImage } from '#ui/panels/image-pixels.ts';
import { strings as words } from './strings.ts';
import { ImageTile } from '#ui/panels/ImageTile.tsx';
import { formatCount, formatShare } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import styles from '#ui/panels/samples.module.css';
import { Twin } from '#ui/panels/Twin.tsx';

interface ImageClassesProps {
  readonly manifest: ManifestOf<'image'>;
  readonly rows: RowsOf<'image'>;
  /** Row numbers of each class. */
  readonly byClass: readonly (readonly number[])[];
  /** Null for all. */
  readonly chosen: number | null;
  readonly onChoose: (label: number | null) => void;
}

/** Pixel values read for all means, about 10 ms of work: 380 images of each of ten classes at 28 × 28, dozens of large ones. */
const MEAN_BUDGET = 3_000_000;

/** Classes with counts and mean images; a press shows only that class. */
export function ImageClasses({ manifest, rows, byClass, chosen, onChoose }: ImageClassesProps) {
  const { classNames, shape } = manifest;
  const means = useMemo(() => {
    const most = Math.ceil(MEAN_BUDGET / (shape[0] * shape[1] * shape[2] * byClass.length));
    return byClass.map((indices) => meanImage(rows.pixels, indices.slice(0, most), shape));
  }, [byClass, rows, shape]);
  return (
    <section className={panelStyles.section}>
      <h3 className={panelStyles.heading}>{words.classes}</h3>
      <div className={styles.classes} role="group" aria-label={words.classes}>
        <button
          type="button"
          className={panelStyles.button}
          aria-pressed={chosen === null}
          onClick={() => onChoose(null)}
        >
          {words.allClasses} <span className={panelStyles.muted}>{formatCount(rows.count)}</span>
        </button>
        {classNames.map((className, index) => (
          <button
            key={className}
            type="button"
            className={panelStyles.button}
            aria-pressed={chosen === index}
            onClick={() => onChoose(index)}
          >
            <ImageTile
              pixels={means[index] ?? EMPTY}
              index={0}
              shape={shape}
              label={words.meanImage(className)}
            />
            {className} <span className={panelStyles.muted}>{formatCount(byClass[index]?.length ?? 0)}</span>
          </button>
        ))}
      </div>
      <Twin title={words.countsTwin}>
        {() => (
          <DataTable
            caption={words.countsTwin}
            headers={[words.className, words.rows, words.share]}
            rows={classNames.map((className, index) => {
              const count = byClass[index]?.length ?? 0;
              return [className, formatCount(count), formatShare(count / rows.count)];
            })}
          />
        )}
      </Twin>
    </section>
  );
}

const EMPTY = new Uint8Array();
