import type { Found, ImportPlan, SplitPlan } from '#session/own-data.ts';
import { CheckField } from './CheckField.tsx';
import styles from './import.module.css';
import { NumberField } from '#ui/panels/inputs/NumberField.tsx';
import { importStrings as words } from './strings.ts';

interface SplitFieldsProps {
  readonly found: Found;
  readonly plan: ImportPlan;
  readonly onChange: (split: SplitPlan) => void;
}

const PARTS = ['train', 'validation', 'heldOut'] as const;
const LARGEST_SEED = 1_000_000;

/** In whole per cent; 100 when the split can be made. */
export function sumShares({ fractions }: SplitPlan): number {
  return PARTS.reduce((sum, part) => sum + Math.round(fractions[part] * 100), 0);
}

/** Shares of the parts and the seed. */
export function SplitFields({ found, plan, onChange }: SplitFieldsProps) {
  const { split } = plan;
  const sum = sumShares(split);
  const hasParts = found.contents.kind !== 'records' && found.contents.parts !== null;
  const isSeries = plan.kind === 'series';
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.subheading}>{words.split}</legend>
      {hasParts && (
        <CheckField
          label={words.useParts}
          isChecked={split.useParts}
          onChange={(useParts) => onChange({ ...split, useParts })}
        />
      )}
      <p className={styles.help}>{isSeries ? words.timeSplitHelp : hasParts ? words.splitHelp : ''}</p>
      <div className={styles.fields}>
        {PARTS.map((part) => (
          <NumberField
            key={part}
            label={words.shares[part]}
            value={Math.round(split.fractions[part] * 100)}
            least={1}
            most={98}
            onChange={(percent) =>
              onChange({ ...split, fractions: { ...split.fractions, [part]: percent / 100 } })
            }
          />
        ))}
        {!isSeries && (
          <NumberField
            label={words.seed}
            value={split.seed}
            least={0}
            most={LARGEST_SEED}
            onChange={(seed) => onChange({ ...split, seed })}
          />
        )}
      </div>
      {sum !== 100 && (
        <p role="alert" className={styles.fault}>
          {words.shareFault(sum)}
        </p>
      )}
    </fieldset>
  );
}
