import styles from './page.module.css';

interface FactListProps {
  readonly facts: readonly { readonly name: string; readonly value: string; readonly detail?: string }[];
}

/** Names and values, one a line. */
export function FactList({ facts }: FactListProps) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value, detail }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {detail === undefined ? null : <small>{detail}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
