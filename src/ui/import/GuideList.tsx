import { useId } from 'react';
import { GUIDES } from './guides.ts';
import styles from './import.module.css';
import { importStrings as words } from './strings.ts';

/** Published files whose hosts serve no other sites: where they are, how large, what is inside. */
export function GuideList() {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.card}>
      <h2 id={id} className={styles.heading}>
        {words.guides}
      </h2>
      <p className={styles.help}>{words.guidesHelp}</p>
      <ul className={styles.list}>
        {GUIDES.map((guide) => (
          <li key={guide.id} className={styles.guide}>
            <h3 className={styles.itemTitle}>{guide.title}</h3>
            <p className={styles.help}>{guide.inside}</p>
            <ul>
              {guide.files.map(({ address, size }) => (
                <li key={address} className={styles.address}>
                  <a href={address} target="_blank" rel="noreferrer">
                    {address}
                  </a>{' '}
                  <span className={styles.quiet}>({size})</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
