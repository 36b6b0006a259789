import inputStyles from '#ui/panels/inputs/inputs.module.css';
import panelStyles from '#ui/panels/panels.module.css';
import { strings } from './strings.ts';

interface ColumnChooserProps {
  readonly names: readonly string[];
  readonly chosen: readonly number[];
  readonly onChange: (chosen: readonly number[]) => void;
}

/** Which columns are plotted; the last one stays. */
export function ColumnChooser({ names, chosen, onChange }: ColumnChooserProps) {
  return (
    <div className={inputStyles.choices} role="group" aria-label={strings.columnsShown}>
      {names.map((name, index) => {
        const isShown = chosen.includes(index);
        return (
          <button
            key={name}
            type="button"
            className={panelStyles.button}
            aria-pressed={isShown}
            onClick={() => {
              const next = isShown ? chosen.filter((each) => each !== index) : [...chosen, index];
              if (next.length > 0) onChange(next.toSorted((a, b) => a - b));
            }}
          >
            {name}
          </button>
        );
      })}
    </div>
  );
}
