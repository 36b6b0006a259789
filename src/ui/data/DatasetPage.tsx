import { useCallback } from 'react';
import { Link } from 'wouter';
import { summarise } from '#core/dataset-summary.ts';
import type { DatasetManifest } from '#core/dataset.ts';
import { formatBytes } from '#core/number-text.ts';
import { useLab } from '#ui/lab-context.ts';
import { Card } from '#ui/controls/Card.tsx';
import { CodeSnippet } from '#ui/panels/CodeSnippet.tsx';
import type { LoadOpenPart } from '#ui/panels/data-view.ts';
import { DataView } from '#ui/panels/DataView.tsx';
import { formatCount } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { Provenance } from '#ui/panels/provenance/Provenance.tsx';
import { writeDatasetCode } from './dataset-code.ts';
import { FactList } from './FactList.tsx';
import { PageHead } from './PageHead.tsx';
import styles from './page.module.css';
import { KIND_NAMES, dataStrings as words } from './strings.ts';
import { UsedBy } from './UsedBy.tsx';

/** One data set whole: its rows to look at, how to use it, and where it comes from. */
export function DatasetPage({ manifest }: { readonly manifest: DatasetManifest }) {
  const lab = useLab();
  const { id } = manifest;
  const loadPart = useCallback<LoadOpenPart>((part, options) => lab.loadPart(id, part, options), [lab, id]);
  const { kind, shape, classes, rows, sizeBytes, licence } = summarise(manifest);
  const names = words.factNames;
  return (
    <>
      <PageHead title={manifest.title} summary={manifest.summary} origin={manifest.origin} />
      <div className={styles.columns}>
        <aside className={styles.aside} aria-label={words.facts}>
          <Card>
            <FactList
              facts={[
                { name: names.kind, value: KIND_NAMES[kind] },
                { name: names.shape, value: shape },
                ...(classes > 0 ? [{ name: names.classes, value: formatCount(classes) }] : []),
                { name: names.train, value: formatCount(rows.train) },
                { name: names.validation, value: formatCount(rows.validation) },
                { name: names.heldOut, value: formatCount(rows.heldOut), detail: words.heldOutHelp },
                { name: names.size, value: formatBytes(sizeBytes), detail: words.sizeHelp },
                { name: names.licence, value: licence },
              ]}
            />
          </Card>
          <Card title={words.use}>
            <CodeSnippet code={writeDatasetCode(manifest)} />
            <Link href={`/play/${id}`}>{words.play}</Link>
          </Card>
          <UsedBy datasetId={id} />
        </aside>
        <section className={styles.view} aria-label={words.look}>
          <div className={panelStyles.panel}>
            <h2 className="visually-hidden">{words.look}</h2>
            <DataView manifest={manifest} exercise={null} loadPart={loadPart} />
          </div>
        </section>
        <section className={styles.origin}>
          <div className={panelStyles.panel}>
            <Provenance manifest={manifest} />
          </div>
        </section>
      </div>
    </>
  );
}
