import type { Day } from '#session/path/days.ts';
import type { StudyPlan } from '#session/path/records.ts';
import { Button } from '#ui/controls/Button.tsx';
import { SelectField } from '#ui/panels/inputs/SelectField.tsx';
import { type ComponentProps, useState } from 'react';
import styles from './PlanCard.module.css';
import { pathStrings as words } from './strings.ts';

interface PlanFormProps {
  /** Null for a first plan. */
  readonly plan: StudyPlan | null;
  readonly today: Day;
  readonly onSave: (plan: StudyPlan) => void;
  readonly onCancel: (() => void) | null;
}

const WEEKS: readonly StudyPlan['weeks'][] = [3, 6];
const MINUTES: readonly StudyPlan['minutesADay'][] = [30, 45, 60];
const DAYS: readonly StudyPlan['daysAWeek'][] = [5, 6, 7];

export function PlanForm({ plan, today, onSave, onCancel }: PlanFormProps) {
  const [wish, setWish] = useState<StudyPlan>(
    plan ?? { startedOn: today, weeks: 6, minutesADay: 45, daysAWeek: 6 },
  );
  const submit: ComponentProps<'form'>['onSubmit'] = (event) => {
    event.preventDefault();
    onSave(wish);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.fields}>
        <SelectField
          label={words.weeks}
          value={wish.weeks}
          options={WEEKS.map((value) => ({ value, name: words.weeksOption(value) }))}
          onChange={(weeks) => setWish({ ...wish, weeks })}
        />
        <SelectField
          label={words.minutes}
          value={wish.minutesADay}
          options={MINUTES.map((value) => ({ value, name: words.minutesOption(value) }))}
          onChange={(minutesADay) => setWish({ ...wish, minutesADay })}
        />
        <SelectField
          label={words.days}
          value={wish.daysAWeek}
          options={DAYS.map((value) => ({ value, name: words.daysOption[value] }))}
          onChange={(daysAWeek) => setWish({ ...wish, daysAWeek })}
        />
      </div>
      <div className={styles.fields}>
        <Button type="submit" variant="primary">
          {plan === null ? words.start : words.save}
        </Button>
        {plan === null || plan.startedOn === today ? null : (
          <Button onPress={() => onSave({ ...wish, startedOn: today })}>{words.restart}</Button>
        )}
        {onCancel === null ? null : (
          <Button variant="quiet" onPress={onCancel}>
            {words.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
