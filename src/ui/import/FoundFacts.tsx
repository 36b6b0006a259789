import type { Found } from '#session/own-data.ts';
import { formatStorage } from '#ui/format.ts';
import { Notice } from '#ui/panels/Notice.tsx';
import { ClassTable } from './ClassTable.tsx';
import { ColumnTable } from './ColumnTable.tsx';
import styles from './import.module.css';
import { importStrings as words } from './strings.ts';

const SHOWN_SIZES = 4;

/** Kind, counts, sizes, classes or columns, and what is odd. */
export function FoundFacts({ found }: { readonly found: Found }) {
  const { contents } = found;
  const parts = contents.kind === 'records' ? null : contents.parts;
  const isMixed = contents.kind === 'images' && contents.sizes.length > 1;
  const problems = [...(isMixed ? [words.mixedSizes(contents.sizes.length)] : []), ...found.problems];
  return (
    <>
      <dl className={styles.facts}>
        <dt>{words.format}</dt>
        <dd>{found.format}</dd>
        <dt>{words.size}</dt>
        <dd>{formatStorage(found.sizeBytes)}</dd>
        <dt>{words.rows}</dt>
        <dd>{contents.count.toLocaleString('en')}</dd>
        {contents.kind === 'images' && (
          <>
            <dt>{words.pictureSizes}</dt>
            <dd>
              {contents.sizes
                .slice(0, SHOWN_SIZES)
                .map(({ width, height }) => `${height} × ${width}`)
                .join(', ')}
              {contents.sizes.length > SHOWN_SIZES &&
                ` ${words.moreClasses(contents.sizes.length - SHOWN_SIZES)}`}
            </dd>
          </>
        )}
        {parts !== null && (
          <>
            <dt>{words.parts}</dt>
            <dd>{words.partsText(parts.train, parts.validation, parts.heldOut)}</dd>
          </>
        )}
      </dl>
      {problems.length > 0 && (
        <Notice tone="warning" title={words.problems}>
          <ul className={styles.problems}>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      {contents.kind === 'records' ? (
        <ColumnTable columns={contents.columns} sample={contents.sample} />
      ) : (
        <ClassTable classes={contents.classes} />
      )}
      {contents.kind === 'texts' && (
        <>
          <h3 className={styles.subheading}>{words.examples}</h3>
          <dl className={styles.examples}>
            {contents.examples.map(({ label, text }, index) => (
              <div key={index}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}
