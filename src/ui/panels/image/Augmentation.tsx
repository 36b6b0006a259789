import { useMemo, useState } from 'react';
import { createRandom } from '#core/random.ts';
import { CodeSnippet } from '#ui/panels/CodeSnippet.tsx';
import type { ManifestOf, RowsOf } from '#ui/panels/data-view.ts';
import { ImageTile } from '#ui/panels/ImageTile.tsx';
import { SelectField } from '#ui/panels/inputs/SelectField.tsx';
import panelStyles from '#ui/panels/panels.module.css';
import { Twin } from '#ui/panels/Twin.tsx';
import { writeAugmentCode } from './augment-code.ts';
import { type AugmentLimits, augmentImage, drawAugmentation } from './augment-image.ts';
import { AugmentControls } from './AugmentControls.tsx';
import styles from './image.module.css';
import { strings as words } from './strings.ts';

interface AugmentationProps {
  readonly manifest: ManifestOf<'image'>;
  readonly rows: RowsOf<'image'>;
  /** Rows to take the sample from. */
  readonly indices: readonly number[];
}

const VARIANTS = 9;
const FIRST: AugmentLimits = {
  flip: true,
  flipVertically: false,
  rotate: 10,
  shift: 0.1,
  zoom: 0.1,
  brightness: 0,
  fill: 'constant',
};
const FILLS = [
  { value: 'constant', name: words.fills.constant },
  { value: 'nearest', name: words.fills.nearest },
] as const;

/** One image in nine random variants, and the code that makes such. */
export function Augmentation({ manifest, rows, indices }: AugmentationProps) {
  const { shape, classNames } = manifest;
  const [limits, setLimits] = useState(FIRST);
  const [seed, setSeed] = useState(1);
  const [sample, setSample] = useState(0);
  const row = indices[sample % Math.max(1, indices.length)] ?? 0;
  const size = shape[0] * shape[1] * shape[2];
  const original = useMemo(() => rows.pixels.subarray(row * size, (row + 1) * size), [rows, row, size]);
  const variants = useMemo(() => {
    const random = createRandom(seed);
    return Array.from({ length: VARIANTS }, () =>
      augmentImage(original, shape, drawAugmentation(random, limits, shape), limits.fill),
    );
  }, [original, shape, limits, seed]);
  const name = classNames[rows.labels[row] ?? 0] ?? '';
  return (
    <section className={panelStyles.section}>
      <h3 className={panelStyles.heading}>{words.augmentation}</h3>
      <p className={panelStyles.muted}>{words.augmentationText}</p>
      <div className={styles.augmentation}>
        <div className={styles.augmentControls}>
          <AugmentControls limits={limits} onChange={setLimits} />
          <SelectField
            label={words.fill}
            value={limits.fill}
            options={FILLS}
            onChange={(fill) => setLimits({ ...limits, fill })}
          />
          <div className={panelStyles.choices}>
            <button type="button" className={panelStyles.button} onClick={() => setSeed(seed + 1)}>
              {words.otherVariants} <span className={panelStyles.muted}>{words.seed(seed)}</span>
            </button>
            <button type="button" className={panelStyles.button} onClick={() => setSample(sample + 1)}>
              {words.otherImage}
            </button>
          </div>
        </div>
        <ul className={styles.variants} aria-label={name}>
          <li className={styles.original}>
            <ImageTile pixels={original} index={0} shape={shape} label={`${words.original}: ${name}`} />
            <span aria-hidden="true">{words.original}</span>
          </li>
          {variants.map((pixels, index) => (
            <li key={index}>
              <ImageTile pixels={pixels} index={0} shape={shape} label={words.variant(index + 1)} />
            </li>
          ))}
        </ul>
      </div>
      <Twin title={words.augmentCode}>{() => <CodeSnippet code={writeAugmentCode(limits)} />}</Twin>
    </section>
  );
}
