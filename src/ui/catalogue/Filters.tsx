import type { Exercise, Topic } from '#core/exercise.ts';
import { cx } from '#ui/cx.ts';
import { TOPIC_NAMES } from '#ui/strings.ts';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import styles from './Filters.module.css';
import type { CatalogueFilter, ProgressFilter } from './filter-exercises.ts';
import { catalogueStrings } from './strings.ts';

const STATES: readonly ProgressFilter[] = ['all', 'new', 'begun', 'passed'];

export function Filters({
  exercises,
  filter,
  onChange,
}: {
  readonly exercises: readonly Exercise[];
  readonly filter: CatalogueFilter;
  readonly onChange: (filter: CatalogueFilter) => void;
}) {
  const topics = [...new Set(exercises.map((exercise) => exercise.topic))];
  const choices: readonly (Topic | 'all')[] = ['all', ...topics];
  return (
    <div className={styles.filters}>
      <ToggleButtonGroup
        aria-label={catalogueStrings.topicFilter}
        className={cx(styles.group)}
        disallowEmptySelection
        selectedKeys={[filter.topic]}
        onSelectionChange={(keys) => {
          const topic = choices.find((choice) => keys.has(choice));
          if (topic !== undefined) onChange({ ...filter, topic });
        }}
      >
        {choices.map((topic) => (
          <ToggleButton key={topic} id={topic} className={cx(styles.choice)}>
            {topic === 'all' ? catalogueStrings.all : TOPIC_NAMES[topic]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <label className={styles.state}>
        <span className="visually-hidden">{catalogueStrings.stateFilter}</span>
        <select
          className={styles.select}
          value={filter.state}
          onChange={(event) => {
            const state = STATES.find((choice) => choice === event.target.value);
            if (state !== undefined) onChange({ ...filter, state });
          }}
        >
          {STATES.map((state) => (
            <option key={state} value={state}>
              {catalogueStrings.states[state]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
