import { assertNever } from '#core/assert-never.ts';
import { type ColumnFound, type Found, IMAGE_SIDES, type ImportPlan } from '#session/own-data.ts';
import { CheckField } from './CheckField.tsx';
import styles from './import.module.css';
import { SelectField } from '#ui/panels/inputs/SelectField.tsx';
import { SeriesFields } from './SeriesFields.tsx';
import { importStrings as words } from './strings.ts';
import { TableFields } from './TableFields.tsx';

interface KindFieldsProps {
  readonly found: Found;
  readonly plan: ImportPlan;
  readonly onChange: (plan: ImportPlan) => void;
}

/** What only one kind of data set needs to know. */
export function KindFields({ found, plan, onChange }: KindFieldsProps) {
  const { contents } = found;
  const columns = contents.kind === 'records' ? contents.columns : [];
  switch (plan.kind) {
    case 'image':
      return (
        <div className={styles.fields}>
          {plan.size === null ? null : (
            <SelectField
              label={words.side}
              value={plan.size.join('×')}
              options={sizeOptions(plan.size)}
              onChange={(value) => {
                const [height = 0, width = 0] = value.split('×').map(Number);
                onChange({ ...plan, size: [height, width] });
              }}
            />
          )}
          <CheckField
            label={words.grey}
            isChecked={plan.channels === 1}
            onChange={(isGrey) => onChange({ ...plan, channels: isGrey ? 1 : 3 })}
          />
        </div>
      );
    case 'text':
      return contents.kind !== 'records' ? null : (
        <div className={styles.fields}>
          <SelectField
            label={words.textColumn}
            value={plan.textColumn ?? ''}
            options={columnOptions(columns)}
            onChange={(textColumn) => onChange({ ...plan, textColumn })}
          />
          <SelectField
            label={words.labelColumn}
            value={plan.labelColumn ?? ''}
            options={columnOptions(columns.filter(({ classes }) => classes !== null))}
            onChange={(labelColumn) => onChange({ ...plan, labelColumn })}
          />
        </div>
      );
    case 'table':
      return <TableFields columns={columns} plan={plan} onChange={onChange} />;
    case 'series':
      return <SeriesFields columns={columns} plan={plan} onChange={onChange} />;
    default:
      return assertNever(plan);
  }
}

/** Squares, and the pictures' own proportions where they were proposed. */
function sizeOptions(current: readonly [number, number]) {
  const squares = IMAGE_SIDES.map((side): readonly [number, number] => [side, side]);
  const isSquare = squares.some(([side]) => side === current[0] && side === current[1]);
  return [...(isSquare ? [] : [current]), ...squares].map(([height, width]) => ({
    value: `${height}×${width}`,
    name: words.sideOption(height, width),
  }));
}

export function columnOptions(columns: readonly ColumnFound[]) {
  return columns.map(({ name }) => ({ value: name, name }));
}
