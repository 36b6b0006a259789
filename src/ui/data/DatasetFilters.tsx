import { ToggleButton, ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import type { DatasetSummary } from '#core/dataset-summary.ts';
import { cx } from '#ui/cx.ts';
import { SearchField } from '#ui/panels/inputs/SearchField.tsx';
import { SelectField } from '#ui/panels/inputs/SelectField.tsx';
import styles from './DatasetFilters.module.css';
import { type DatasetFilter, KINDS, type Origin } from './filter-datasets.ts';
import { KIND_NAMES, ORIGIN_NAMES, dataStrings as words } from './strings.ts';

interface DatasetFiltersProps {
  readonly datasets: readonly DatasetSummary[];
  readonly filter: DatasetFilter;
  readonly onChange: (filter: DatasetFilter) => void;
}

/** Kind, origin and words; only kinds and origins that are there. */
export function DatasetFilters({ datasets, filter, onChange }: DatasetFiltersProps) {
  const kinds = ['all', ...KINDS.filter((kind) => datasets.some((set) => set.kind === kind))] as const;
  const origins: readonly (Origin | 'all')[] = ['all', ...new Set(datasets.map((set) => set.origin))];
  return (
    <div className={styles.filters}>
      <ToggleButtonGroup
        aria-label={words.kind}
        className={cx(styles.group)}
        disallowEmptySelection
        selectedKeys={[filter.kind]}
        onSelectionChange={(keys) => {
          const kind = kinds.find((each) => keys.has(each));
          if (kind !== undefined) onChange({ ...filter, kind });
        }}
      >
        {kinds.map((kind) => (
          <ToggleButton key={kind} id={kind} className={cx(styles.choice)}>
            {kind === 'all' ? words.allKinds : KIND_NAMES[kind]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <div className={styles.fields}>
        <SearchField
          label={words.search}
          value={filter.search}
          onChange={(search) => onChange({ ...filter, search })}
        />
        <SelectField
          label={words.origin}
          value={filter.origin}
          options={origins.map((value) => ({
            value,
            name: value === 'all' ? words.anyOrigin : ORIGIN_NAMES[value].word,
          }))}
          onChange={(origin) => onChange({ ...filter, origin })}
        />
      </div>
    </div>
  );
}
