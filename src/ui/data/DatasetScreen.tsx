import { useCallback } from 'react';
import { Link } from 'wouter';
import type { DatasetManifest } from '#core/dataset.ts';
import type { RunError } from '#core/errors.ts';
import type { ModelCard } from '#core/model-card.ts';
import { type Result, fail, ok } from '#core/result.ts';
import type { Lab } from '#session/state.ts';
import { useLab } from '#ui/lab-context.ts';
import { LoadNotice } from '#ui/panels/LoadNotice.tsx';
import { useLoad } from '#ui/panels/use-load.ts';
import { Screen } from '#ui/shell/Screen.tsx';
import { useTitle } from '#ui/use-title.ts';
import { DatasetPage } from './DatasetPage.tsx';
import { ModelPage } from './ModelPage.tsx';
import { dataStrings as words } from './strings.ts';

/** The page of one data set, of one's own data, or of a pretrained model. */
export function DatasetScreen({ datasetId }: { readonly datasetId: string }) {
  const lab = useLab();
  const page = useLoad(useCallback(() => loadPage(lab, datasetId), [lab, datasetId]));
  useTitle(page.status === 'ready' ? page.value.title : words.title);
  return (
    <Screen width="wide">
      <p>
        <Link href="/data">{words.back}</Link>
      </p>
      {page.status !== 'ready' ? (
        <>
          <h1 className="visually-hidden">{words.title}</h1>
          <LoadNotice state={page} />
        </>
      ) : page.value.kind === 'model' ? (
        <ModelPage card={page.value.card} />
      ) : (
        <DatasetPage manifest={page.value.manifest} />
      )}
    </Screen>
  );
}

type Page =
  | { readonly kind: 'model'; readonly title: string; readonly card: ModelCard }
  | { readonly kind: 'dataset'; readonly title: string; readonly manifest: DatasetManifest };

/** Looks into the index first: it tells a model from a data set, and an old address from a broken site. */
async function loadPage(lab: Lab, id: string): Promise<Result<Page, RunError>> {
  if (!id.startsWith('my-')) {
    const index = await lab.loadDatasetIndex();
    if (!index.ok) return index;
    const summary = index.value.find((each) => each.id === id);
    if (summary === undefined)
      return fail({ blame: 'environment', code: 'data-missing', message: words.notFound(id) });
    if (summary.kind === 'model') {
      const card = await lab.loadModelCard(id);
      return card.ok ? ok({ kind: 'model', title: card.value.manifest.title, card: card.value }) : card;
    }
  }
  const manifest = await lab.loadManifest(id);
  return manifest.ok
    ? ok({ kind: 'dataset', title: manifest.value.title, manifest: manifest.value })
    : manifest;
}
