import type { ModelCard } from '#core/model-card.ts';
import { formatBytes } from '#core/number-text.ts';
import { CodeSnippet } from '#ui/panels/CodeSnippet.tsx';
import { DataTable } from '#ui/panels/DataTable.tsx';
import { formatCount } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { FileTable } from '#ui/panels/provenance/FileTable.tsx';
import { LicenceText } from '#ui/panels/provenance/LicenceText.tsx';
import { SourceList } from '#ui/panels/provenance/SourceList.tsx';
import { FactList } from './FactList.tsx';
import { writeModelCode } from './model-code.ts';
import { PageHead } from './PageHead.tsx';
import styles from './page.module.css';
import { KIND_NAMES, dataStrings as words } from './strings.ts';
import { UsedBy } from './UsedBy.tsx';

/** A pretrained model: its card, its variants and sizes, its layers, and how to use it. */
export function ModelPage({ card }: { readonly card: ModelCard }) {
  const { manifest, layers } = card;
  const { variants, notes, tools = [], sources, licence } = manifest;
  const sizeOf = (variant: (typeof variants)[number]): number =>
    variant.files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const facts = [
    [words.trainedOn, manifest.trainedOn],
    [words.notes, notes.length === 0 ? '' : <Sentences key="notes" of={notes} />],
    [words.source, sources.length === 0 ? '' : <SourceList key="sources" sources={sources} />],
    [words.licence, licence.name],
    [words.attribution, manifest.attribution],
    [words.nearest, manifest.nearestOriginal],
    [words.tools, tools.length === 0 ? '' : <Sentences key="tools" of={tools} />],
  ] as const;
  return (
    <>
      <PageHead title={manifest.title} summary={manifest.summary} origin={manifest.origin} />
      <div className={styles.columns}>
        <aside className={styles.aside} aria-label={words.facts}>
          <section className={styles.card}>
            <FactList
              facts={[
                { name: words.factNames.kind, value: KIND_NAMES.model },
                { name: words.factNames.input, value: manifest.input },
                ...variants.map((variant) => ({
                  name: variant.title,
                  value: formatBytes(sizeOf(variant)),
                  detail: `${words.parameters}: ${formatCount(variant.parameters)}`,
                })),
                { name: words.factNames.licence, value: licence.name },
              ]}
            />
          </section>
          <section className={styles.card}>
            <h2 className={styles.heading}>{words.use}</h2>
            <CodeSnippet code={writeModelCode(manifest)} />
          </section>
          <UsedBy datasetId={manifest.id} />
        </aside>
        <section className={styles.view} aria-label={words.layers}>
          <div className={panelStyles.panel}>
            <section className={panelStyles.section}>
              <h2 className={panelStyles.heading}>{words.variants}</h2>
              <DataTable
                caption={words.variants}
                headers={[words.variant, words.features, words.parameters, words.download]}
                textColumns={2}
                rows={variants.map((variant) => [
                  variant.title,
                  variant.features,
                  formatCount(variant.parameters),
                  formatBytes(sizeOf(variant)),
                ])}
              />
            </section>
            {variants.map(({ id, title }) => (
              <section key={id} className={panelStyles.section}>
                <h2 className={panelStyles.heading}>{words.layersOf(title, layers[id]?.length ?? 0)}</h2>
                <DataTable
                  caption={words.layersOf(title, layers[id]?.length ?? 0)}
                  headers={[words.layer, words.layerKind, words.weights, words.parameters]}
                  textColumns={3}
                  rows={(layers[id] ?? []).map((layer) => [
                    layer.name,
                    layer.kind,
                    layer.weights.join(', '),
                    formatCount(layer.parameters),
                  ])}
                />
              </section>
            ))}
          </div>
        </section>
        <section className={styles.origin}>
          <div className={panelStyles.panel}>
            <section className={panelStyles.section}>
              <h2 className={panelStyles.heading}>{words.card}</h2>
              <dl className={panelStyles.facts}>
                {facts.map(([name, value]) =>
                  value === '' ? null : (
                    <div key={name}>
                      <dt>{name}</dt>
                      <dd>{value}</dd>
                    </div>
                  ),
                )}
              </dl>
              <LicenceText text={licence.text} />
              <FileTable
                files={variants.flatMap((variant) =>
                  variant.files.map((file) => ({ ...file, part: variant.title })),
                )}
              />
            </section>
          </div>
        </section>
      </div>
    </>
  );
}

function Sentences({ of }: { readonly of: readonly string[] }) {
  return (
    <ul className={panelStyles.plainList}>
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
