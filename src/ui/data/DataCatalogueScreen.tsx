import { useState } from 'react';
import type { DatasetSummary } from '#core/dataset-summary.ts';
import { NoneMatch, RowCount, RowList } from '#ui/controls/RowList.tsx';
import { useLab } from '#ui/lab-context.ts';
import { LoadNotice } from '#ui/panels/LoadNotice.tsx';
import { Notice } from '#ui/panels/Notice.tsx';
import { OwnDataSection } from '#ui/import/OwnDataSection.tsx';
import { Screen, ScreenHead } from '#ui/shell/Screen.tsx';
import { useTitle } from '#ui/use-title.ts';
import { DatasetFilters } from './DatasetFilters.tsx';
import { DatasetRow } from './DatasetRow.tsx';
import { ALL_DATASETS, filterDatasets } from './filter-datasets.ts';
import { dataStrings as words } from './strings.ts';
import { useDatasetIndex } from './use-dataset-index.ts';

/** All data sets: what there is, how much of it, where it comes from. */
export function DataCatalogueScreen() {
  const index = useDatasetIndex();
  useTitle(words.title);
  return (
    <Screen>
      <ScreenHead title={words.title} intro={words.intro} />
      <OwnDataSection />
      {index.status === 'ready' ? <List datasets={index.value} /> : <LoadNotice state={index} />}
    </Screen>
  );
}

function List({ datasets }: { readonly datasets: readonly DatasetSummary[] }) {
  const lab = useLab();
  const [filter, setFilter] = useState(ALL_DATASETS);
  const shown = filterDatasets(datasets, filter);
  if (datasets.length === 0)
    return (
      <Notice tone="warning" title={words.emptyTitle}>
        <p>{words.empty}</p>
      </Notice>
    );
  return (
    <>
      <DatasetFilters datasets={datasets} filter={filter} onChange={setFilter} />
      <RowCount text={words.shown(shown.length, datasets.length)} />
      {shown.length === 0 ? (
        <NoneMatch text={words.noneMatch} action={words.showAll} onAction={() => setFilter(ALL_DATASETS)} />
      ) : (
        <RowList>
          {shown.map((summary) => (
            <DatasetRow
              key={summary.id}
              summary={summary}
              uses={lab.exercises.filter((exercise) => exercise.dataset === summary.id).length}
            />
          ))}
        </RowList>
      )}
    </>
  );
}
