import type { DatasetManifest } from '#core/dataset.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { strings as words } from './strings.ts';
import styles from './provenance.module.css';

/** Packages with versions, and the files that were taken from them. */
export function SourceList({ sources }: { readonly sources: DatasetManifest['sources'] }) {
  return (
    <ul className={panelStyles.plainList}>
      {sources.map((source) => (
        <li key={`${source.registry} ${source.package}`}>
          <code>{source.package}</code> {words.version(source.version, words.registry[source.registry])}
          {source.files.length === 0 ? null : (
            <details className={panelStyles.twin}>
              <summary>{words.sourceFiles}</summary>
              <ul className={styles.files}>
                {source.files.map((file) => (
                  <li key={file}>
                    <code>{file}</code>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
