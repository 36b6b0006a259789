import type { DatasetManifest } from '#core/dataset.ts';
import type { Exercise } from '#core/exercise.ts';
import type { LoadOpenPart } from './data-view.ts';
import { DataView } from './DataView.tsx';
import styles from './panels.module.css';
import { Provenance } from './provenance/Provenance.tsx';
import { strings } from './strings.ts';

export interface DataPanelProps {
  readonly manifest: DatasetManifest;
  /** Whose encoding the views show; null on the pages of the data sets. */
  readonly exercise: Exercise | null;
  readonly loadPart: LoadOpenPart;
}

/** The exercise's data: what they look like, and where they come from. */
export function DataPanel({ manifest, exercise, loadPart }: DataPanelProps) {
  return (
    <div className={styles.panel}>
      <section className={styles.section}>
        <div className={styles.row}>
          <h2 className={styles.noticeTitle}>{manifest.title}</h2>
          <span className={styles.tag}>{strings.data.origin[manifest.origin]}</span>
        </div>
        <p>{manifest.summary}</p>
        <p className={styles.muted}>
          {/* In a tab of its own: leaving the workspace would end a run. */}
          <a href={`#/data/${manifest.id}`} target="_blank" rel="noreferrer">
            {strings.data.ownPage}
          </a>
        </p>
      </section>
      <DataView manifest={manifest} exercise={exercise} loadPart={loadPart} />
      <Provenance manifest={manifest} />
    </div>
  );
}
