import type { DatasetManifest, PartName } from '#core/dataset.ts';
import { DataTable } from '#ui/panels/DataTable.tsx';
import { formatLog } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { Facts } from './Facts.tsx';
import { FileTable } from './FileTable.tsx';
import { LicenceText } from './LicenceText.tsx';
import { Sentences } from './Sentences.tsx';
import { SourceList } from './SourceList.tsx';
import { strings as words } from './strings.ts';

const PARTS: readonly PartName[] = ['train', 'validation', 'heldOut'];

/** Where a data set comes from, under which licence, what to beware of, and what simple methods reach. */
export function Provenance({ manifest }: { readonly manifest: DatasetManifest }) {
  const { parts, sources, licence, attribution, split, nearestOriginal, notes, tools, baselines } = manifest;
  const facts = [
    [words.rows, words.rowsOf(parts.train.count, parts.validation.count, parts.heldOut.count)],
    [words.source, sources.length === 0 ? null : <SourceList key="sources" sources={sources} />],
    [words.licence, licence.name],
    [words.attribution, attribution],
    [words.split, split],
    [words.nearest, nearestOriginal],
    [words.notes, notes.length === 0 ? null : <Sentences key="notes" of={notes} />],
    [words.tools, tools === undefined || tools.length === 0 ? null : <Sentences key="tools" of={tools} />],
  ] as const;
  return (
    <section className={panelStyles.section}>
      <h2 className={panelStyles.heading}>{words.about}</h2>
      <Facts facts={facts} />
      <LicenceText text={licence.text} />
      <FileTable
        files={PARTS.flatMap((part) =>
          parts[part].shards.map((shard) => ({ ...shard, part: words.parts[part] })),
        )}
      />
      {baselines.length === 0 ? null : (
        <DataTable
          caption={words.baselines}
          isCaptionShown
          headers={[words.method, words.metric, words.value]}
          textColumns={2}
          rows={baselines.map(({ title, metric, value }) => [title, metric, formatLog(value)])}
        />
      )}
    </section>
  );
}
