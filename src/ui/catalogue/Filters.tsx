import type { ExamCategory, Exercise } from '#core/exercise.ts';
import { SKILL_IDS } from '#core/handbook.ts';
import { SKILLS } from '#core/skills.ts';
import { FilterBar, FilterChoices, FilterFields } from '#ui/controls/FilterBar.tsx';
import { SelectField } from '#ui/panels/inputs/SelectField.tsx';
import type { CatalogueFilter, LevelFilter, ProgressFilter, TimeFilter } from './filter-exercises.ts';
import { catalogueStrings as words } from './strings.ts';

const STATES: readonly ProgressFilter[] = ['all', 'new', 'begun', 'passed'];
const LEVELS: readonly LevelFilter[] = ['all', 'none', 'low', 'near', 'full'];
const TIMES: readonly TimeFilter[] = ['all', 20, 30, 45, 60];

interface FiltersProps {
  readonly exercises: readonly Exercise[];
  readonly filter: CatalogueFilter;
  readonly onChange: (filter: CatalogueFilter) => void;
}

/** Category, skill, level reached, time and state; only categories and skills that some exercise has. */
export function Filters({ exercises, filter, onChange }: FiltersProps) {
  const categories: readonly (ExamCategory | 'all')[] = [
    'all',
    ...[...new Set(exercises.map((exercise) => exercise.category))].sort(),
  ];
  const skills = SKILL_IDS.filter((id) => exercises.some((exercise) => exercise.skills.includes(id)));
  return (
    <FilterBar>
      <FilterChoices
        label={words.categoryFilter}
        value={filter.category}
        options={categories.map((value) => ({
          value,
          name: value === 'all' ? words.all : words.categoryShort[value],
        }))}
        onChange={(category) => onChange({ ...filter, category })}
      />
      <FilterFields>
        <SelectField
          label={words.skillFilter}
          value={filter.skill}
          options={[
            { value: 'all', name: words.anySkill } as const,
            ...skills.map((value) => ({ value, name: `${value} ${SKILLS[value]}` })),
          ]}
          onChange={(skill) => onChange({ ...filter, skill })}
        />
        <SelectField
          label={words.levelFilter}
          value={filter.level}
          options={LEVELS.map((value) => ({ value, name: words.levels[value] }))}
          onChange={(level) => onChange({ ...filter, level })}
        />
        <SelectField
          label={words.timeFilter}
          value={filter.time}
          options={TIMES.map((value) => ({
            value,
            name: value === 'all' ? words.anyTime : words.upToMinutes(value),
          }))}
          onChange={(time) => onChange({ ...filter, time })}
        />
        <SelectField
          label={words.stateFilter}
          value={filter.state}
          options={STATES.map((value) => ({ value, name: words.states[value] }))}
          onChange={(state) => onChange({ ...filter, state })}
        />
      </FilterFields>
    </FilterBar>
  );
}
