import { Button } from '#ui/controls/Button.tsx';
import { useLab } from '#ui/lab-context.ts';
import { strings } from '#ui/strings.ts';
import { useTitle } from '#ui/use-title.ts';
import { useState } from 'react';
import { useStore } from 'zustand';
import styles from './CatalogueScreen.module.css';
import { ContinueCard } from './ContinueCard.tsx';
import { ExerciseRow } from './ExerciseRow.tsx';
import { Filters } from './Filters.tsx';
import { type CatalogueFilter, filterExercises, findNext, findUnfinished } from './filter-exercises.ts';
import { catalogueStrings } from './strings.ts';
import { useManifests } from './use-manifests.ts';

const OPEN: CatalogueFilter = { topic: 'all', state: 'all' };

/** The first screen: what can be practised and how far one has come. */
export function CatalogueScreen() {
  const lab = useLab();
  const progress = useStore(lab.progress);
  const manifests = useManifests();
  const [filter, setFilter] = useState(OPEN);
  const suggested = findUnfinished(lab.exercises, progress) ?? findNext(lab.exercises, progress);
  const shown = filterExercises(lab.exercises, progress, filter);
  const isFirstVisit = Object.keys(progress).length === 0;
  useTitle(strings.exercises);
  return (
    <div className={styles.screen}>
      <h1 className={isFirstVisit ? styles.title : 'visually-hidden'}>
        {isFirstVisit ? catalogueStrings.firstVisit : catalogueStrings.title}
      </h1>
      {isFirstVisit && <p className={styles.detail}>{catalogueStrings.firstVisitDetail}</p>}
      {suggested !== null && <ContinueCard exercise={suggested} progress={progress[suggested.id]} />}
      <Filters exercises={lab.exercises} filter={filter} onChange={setFilter} />
      {shown.length === 0 ? (
        <div className={styles.none}>
          <p>{catalogueStrings.noneMatch}</p>
          <Button onPress={() => setFilter(OPEN)}>{catalogueStrings.showAll}</Button>
        </div>
      ) : (
        <ul className={styles.list}>
          {shown.map((exercise) => (
            <ExerciseRow
              key={exercise.id}
              exercise={exercise}
              manifest={manifests.get(exercise.dataset)}
              progress={progress[exercise.id]}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
