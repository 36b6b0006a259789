import { Button } from '#ui/controls/Button.tsx';
import { type Found, type ImportPlan, listKinds, proposePlan } from '#session/own-data.ts';
import { useEffect, useId, useRef } from 'react';
import { FoundFacts } from './FoundFacts.tsx';
import styles from './import.module.css';
import { KindFields } from './KindFields.tsx';
import { ReadingFields } from './ReadingFields.tsx';
import { SelectField } from '#ui/panels/inputs/SelectField.tsx';
import { SplitFields, sumShares } from './SplitFields.tsx';
import { importStrings as words } from './strings.ts';
import { TextField } from './TextField.tsx';
import type { ImportActions } from './use-import.ts';

interface PreviewStepProps {
  readonly found: Found;
  readonly plan: ImportPlan;
  readonly actions: ImportActions;
}

/** What was found, and what is to be made of it. */
export function PreviewStep({ found, plan, actions }: PreviewStepProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const kinds = listKinds(found);
  const dialect = found.contents.kind === 'records' ? found.contents.dialect : null;
  const chooseKind = (kind: ImportPlan['kind']): void => {
    const proposed = proposePlan(found, kind);
    if (proposed !== null) actions.setPlan({ ...proposed, title: plan.title, split: plan.split });
  };
  return (
    <>
      <section className={styles.card}>
        <h2 ref={heading} tabIndex={-1} className={styles.heading}>
          {words.found}
        </h2>
        <FoundFacts found={found} />
        {dialect !== null && <ReadingFields dialect={dialect} onChange={actions.readAs} />}
      </section>
      <form
        aria-labelledby={id}
        className={styles.card}
        onSubmit={(event) => {
          event.preventDefault();
          actions.makeIt();
        }}
      >
        <h2 id={id} className={styles.heading}>
          {words.plan}
        </h2>
        <div className={styles.fields}>
          <TextField
            label={words.name}
            value={plan.title}
            onChange={(title) => actions.setPlan({ ...plan, title })}
          />
          {kinds.length > 1 && (
            <SelectField
              label={words.kind}
              value={plan.kind}
              options={kinds.map((kind) => ({ value: kind, name: words.kindNames[kind] }))}
              onChange={chooseKind}
            />
          )}
        </div>
        <KindFields found={found} plan={plan} onChange={actions.setPlan} />
        <SplitFields found={found} plan={plan} onChange={(split) => actions.setPlan({ ...plan, split })} />
        <div className={styles.actions}>
          <Button
            type="submit"
            variant="primary"
            isDisabled={plan.title.trim() === '' || sumShares(plan.split) !== 100}
          >
            {words.makeIt}
          </Button>
          <Button onPress={() => actions.startOver()}>{words.startOver}</Button>
        </div>
      </form>
    </>
  );
}
