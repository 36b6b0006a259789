import type { DatasetManifest } from '#core/dataset.ts';
import styles from './panels.module.css';
import { strings } from './strings.ts';

const words = strings.data;

/** Where a data set comes from, under which licence, and what to beware of. */
export function Provenance({ manifest }: { readonly manifest: DatasetManifest }) {
  const { parts, sources, licence, attribution, split, nearestOriginal, notes } = manifest;
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{words.about}</h2>
      <dl className={styles.facts}>
        <dt>{words.sizes}</dt>
        <dd>{words.rowsOf(parts.train.count, parts.validation.count, parts.heldOut.count)}</dd>
        {sources.length === 0 ? null : (
          <>
            <dt>{words.source}</dt>
            <dd>
              {sources
                .map((source) => `${source.package} ${source.version} (${words.registry[source.registry]})`)
                .join(', ')}
            </dd>
          </>
        )}
        <dt>{words.licence}</dt>
        <dd>{licence.name}</dd>
        <dt>{words.attribution}</dt>
        <dd>{attribution}</dd>
        <dt>{words.split}</dt>
        <dd>{split}</dd>
        {nearestOriginal === '' ? null : (
          <>
            <dt>{words.nearest}</dt>
            <dd>{nearestOriginal}</dd>
          </>
        )}
        {notes.length === 0 ? null : (
          <>
            <dt>{words.notes}</dt>
            <dd>
              <ul className={styles.plainList}>
                {notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
      <details className={styles.twin}>
        <summary>{words.licenceText}</summary>
        <p className={styles.licence}>{licence.text}</p>
      </details>
    </section>
  );
}
