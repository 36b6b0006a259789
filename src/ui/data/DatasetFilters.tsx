import type { DatasetSummary } from '#core/dataset-summary.ts';
import { FilterBar, FilterChoices, FilterFields } from '#ui/controls/FilterBar.tsx';
import { SearchField } from '#ui/panels/inputs/SearchField.tsx';
import { SelectField } from '#ui/panels/inputs/SelectField.tsx';
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
    <FilterBar>
      <FilterChoices
        label={words.kind}
        value={filter.kind}
        options={kinds.map((value) => ({
          value,
          name: value === 'all' ? words.allKinds : KIND_NAMES[value],
        }))}
        onChange={(kind) => onChange({ ...filter, kind })}
      />
      <FilterFields isAtEnd>
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
      </FilterFields>
    </FilterBar>
  );
}
