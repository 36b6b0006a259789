import { useState } from 'react';
import type { DatasetSummary } from '#core/dataset-summary.ts';
import { Button } from '#ui/controls/Button.tsx';
import { useLab } from '#ui/lab-context.ts';
import { LoadNotice } from '#ui/panels/LoadNotice.tsx';
import { Notice } from '#ui/panels/Notice.tsx';
import { OwnDataSection } from '#ui/import/OwnDataSection.tsx';
import { useTitle } from '#ui/use-title.ts';
import styles from './DataCatalogueScreen.module.css';
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
    <div className={styles.screen}>
      <header className={styles.head}>
        <h1 className={styles.title}>{words.title}</h1>
        <p className={styles.intro}>{words.intro}</p>
      </header>
      <OwnDataSection />
      {index.status === 'ready' ? <List datasets={index.value} /> : <LoadNotice state={index} />}
    </div>
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
      <p role="status" className={styles.count}>
        {words.shown(shown.length, datasets.length)}
      </p>
      {shown.length === 0 ? (
        <div className={styles.none}>
          <p>{words.noneMatch}</p>
          <Button onPress={() => setFilter(ALL_DATASETS)}>{words.showAll}</Button>
        </div>
      ) : (
        <ul className={styles.list}>
          {shown.map((summary) => (
            <DatasetRow
              key={summary.id}
              summary={summary}
              uses={lab.exercises.filter((exercise) => exercise.dataset === summary.id).length}
            />
          ))}
        </ul>
      )}
    </>
  );
}
