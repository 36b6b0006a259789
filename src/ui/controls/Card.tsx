import { type ReactNode, useId } from 'react';
import styles from './Card.module.css';

interface CardProps {
  /** Left out where the page's own heading says it already. */
  readonly title?: string;
  readonly children: ReactNode;
}

/** A framed part of a page, mostly under a quiet heading. */
export function Card({ title, children }: CardProps) {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={title === undefined ? undefined : id}>
      {title === undefined ? null : (
        <h2 id={id} className={styles.heading}>
          {title}
        </h2>
      )}
      {children}
    </section>
  );
}
