import type { ModelCard } from '#core/model-card.ts';
import { formatBytes } from '#core/number-text.ts';
import { Card } from '#ui/controls/Card.tsx';
import { CodeSnippet } from '#ui/panels/CodeSnippet.tsx';
import { DataTable } from '#ui/panels/DataTable.tsx';
import { formatCount } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { FileTable } from '#ui/panels/provenance/FileTable.tsx';
import { FactList } from './FactList.tsx';
import { ModelCardFacts } from './ModelCardFacts.tsx';
import { writeModelCode } from './model-code.ts';
import { ModelLayers } from './ModelLayers.tsx';
import { PageHead } from './PageHead.tsx';
import styles from './page.module.css';
import { KIND_NAMES, dataStrings as words } from './strings.ts';
import { UsedBy } from './UsedBy.tsx';

/** A pretrained model: its card, its variants and sizes, its layers, and how to use it. */
export function ModelPage({ card }: { readonly card: ModelCard }) {
  const { manifest, layers } = card;
  const variants = manifest.variants.map((variant) => ({
    ...variant,
    size: formatBytes(variant.files.reduce((sum, file) => sum + file.sizeBytes, 0)),
  }));
  const names = words.factNames;
  return (
    <>
      <PageHead title={manifest.title} summary={manifest.summary} origin={manifest.origin} />
      <div className={styles.columns}>
        <aside className={styles.aside} aria-label={words.facts}>
          <Card>
            <FactList
              facts={[
                { name: names.kind, value: KIND_NAMES.model },
                {
                  name: names.size,
                  value: variants.map(({ size }) => size).join(' or '),
                  detail: words.modelSizeHelp,
                },
                { name: names.licence, value: manifest.licence.name },
              ]}
            />
          </Card>
          <Card title={words.use}>
            <CodeSnippet code={writeModelCode(manifest)} />
          </Card>
          <UsedBy datasetId={manifest.id} />
        </aside>
        <div className={styles.view}>
          <div className={panelStyles.panel}>
            <section className={panelStyles.section}>
              <h2 className={panelStyles.heading}>{words.variants}</h2>
              <DataTable
                caption={words.variants}
                headers={[words.variant, words.features, words.parameters, words.download]}
                textColumns={2}
                rows={variants.map(({ title, features, parameters, size }) => [
                  title,
                  features,
                  formatCount(parameters),
                  size,
                ])}
              />
              {variants.map(({ id, title }) => (
                <ModelLayers key={id} title={title} layers={layers[id] ?? []} />
              ))}
              <FileTable
                files={variants.flatMap(({ title, files }) =>
                  files.map((file) => ({ ...file, part: title })),
                )}
              />
            </section>
          </div>
        </div>
        <div className={styles.origin}>
          <div className={panelStyles.panel}>
            <ModelCardFacts manifest={manifest} />
          </div>
        </div>
      </div>
    </>
  );
}
