import { useState } from 'react';
import type { VerdictDetails } from '#core/verdict.ts';
import { ForecastDetails } from './ForecastDetails.tsx';
import inputStyles from './inputs/inputs.module.css';
import { SelectField } from './inputs/SelectField.tsx';
import { strings } from './strings.ts';

type Details = Extract<VerdictDetails, { kind: 'forecasts' }>;

/** Forecasts of several columns, one of them at a time. */
export function ForecastsDetails({ details: { columns } }: { readonly details: Details }) {
  const [chosen, setChosen] = useState(0);
  const column = columns[chosen];
  if (column === undefined) return null;
  return (
    <>
      <div className={inputStyles.controls}>
        <SelectField
          label={strings.verdict.column}
          value={chosen}
          options={columns.map(({ name }, value) => ({ name, value }))}
          onChange={setChosen}
        />
      </div>
      <ForecastDetails key={column.name} details={column} />
    </>
  );
}
