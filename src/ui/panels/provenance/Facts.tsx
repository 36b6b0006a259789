import type { ReactNode } from 'react';
import panelStyles from '#ui/panels/panels.module.css';

/** What a card says of a data set or a model: names and values; one without a value is not shown. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={panelStyles.facts}>
      {facts.map(([name, value]) =>
        value === null || value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
