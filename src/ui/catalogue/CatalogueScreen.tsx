import { NoneMatch, RowCount, RowList } from '#ui/controls/RowList.tsx';
import { useLab } from '#ui/lab-context.ts';
import { Screen } from '#ui/shell/Screen.tsx';
import { strings } from '#ui/strings.ts';
import { useTitle } from '#ui/use-title.ts';
import { useStore } from 'zustand';
import { catalogueFilter } from './catalogue-filter.ts';
import styles from './CatalogueScreen.module.css';
import { ContinueCard } from './ContinueCard.tsx';
import { ExerciseRow } from './ExerciseRow.tsx';
import { Filters } from './Filters.tsx';
import { ALL_EXERCISES, filterExercises, findNext, findUnfinished } from './filter-exercises.ts';
import { catalogueStrings } from './strings.ts';
import { useManifests } from './use-manifests.ts';

/** The first screen: what can be practised and how far one has come. */
export function CatalogueScreen() {
  const lab = useLab();
  const progress = useStore(lab.progress);
  const manifests = useManifests();
  const filter = useStore(catalogueFilter);
  const suggested = findUnfinished(lab.exercises, progress) ?? findNext(lab.exercises, progress);
  const shown = filterExercises(lab.exercises, progress, filter);
  const isFirstVisit = Object.keys(progress).length === 0;
  useTitle(strings.exercises);
  return (
    <Screen>
      <h1 className={isFirstVisit ? styles.title : 'visually-hidden'}>
        {isFirstVisit ? catalogueStrings.firstVisit : catalogueStrings.title}
      </h1>
      {isFirstVisit && <p className={styles.detail}>{catalogueStrings.firstVisitDetail}</p>}
      {suggested !== null && <ContinueCard exercise={suggested} progress={progress[suggested.id]} />}
      <Filters
        exercises={lab.exercises}
        filter={filter}
        onChange={(next) => catalogueFilter.setState(next)}
      />
      <RowCount text={catalogueStrings.shown(shown.length, lab.exercises.length)} />
      {shown.length === 0 ? (
        <NoneMatch
          text={catalogueStrings.noneMatch}
          action={catalogueStrings.showAll}
          onAction={() => catalogueFilter.setState(ALL_EXERCISES)}
        />
      ) : (
        <RowList>
          {shown.map((exercise) => (
            <ExerciseRow
              key={exercise.id}
              exercise={exercise}
              manifest={manifests.get(exercise.dataset)}
              progress={progress[exercise.id]}
            />
          ))}
        </RowList>
      )}
    </Screen>
  );
}
