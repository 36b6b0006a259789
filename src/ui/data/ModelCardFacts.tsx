import type { PretrainedManifest } from '#core/pretrained.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { Facts } from '#ui/panels/provenance/Facts.tsx';
import { LicenceText } from '#ui/panels/provenance/LicenceText.tsx';
import { Sentences } from '#ui/panels/provenance/Sentences.tsx';
import { SourceList } from '#ui/panels/provenance/SourceList.tsx';
import { dataStrings as words } from './strings.ts';

/** What a model was trained on, its weaknesses, its source and its rights. */
export function ModelCardFacts({ manifest }: { readonly manifest: PretrainedManifest }) {
  const { notes, tools = [], sources, licence } = manifest;
  const facts = [
    [words.factNames.input, manifest.input],
    [words.trainedOn, manifest.trainedOn],
    [words.notes, notes.length === 0 ? null : <Sentences key="notes" of={notes} />],
    [words.source, sources.length === 0 ? null : <SourceList key="sources" sources={sources} />],
    [words.factNames.licence, licence.name],
    [words.attribution, manifest.attribution],
    [words.nearest, manifest.nearestOriginal],
    [words.tools, tools.length === 0 ? null : <Sentences key="tools" of={tools} />],
  ] as const;
  return (
    <section className={panelStyles.section}>
      <h2 className={panelStyles.heading}>{words.card}</h2>
      <Facts facts={facts} />
      <LicenceText text={licence.text} />
    </section>
  );
}
