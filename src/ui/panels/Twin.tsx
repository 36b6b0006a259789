import { type ReactNode, useState } from 'react';
import styles from './panels.module.css';

interface TwinProps {
  readonly title: string;
  /** Built when opened only, so that closed tables cost nothing. */
  readonly children: () => ReactNode;
}

/** A chart's numbers, folded away beneath it and open to keyboard and screen reader. */
export function Twin({ title, children }: TwinProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.twin} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen ? children() : null}
    </details>
  );
}
