import { cx } from '#ui/cx.ts';
import type { ReactNode } from 'react';
import styles from './Screen.module.css';

interface ScreenProps {
  /** Lists are 1080 px wide; forms and prose narrower, pages with an aside wider. */
  readonly width?: 'list' | 'narrow' | 'wide';
  readonly children: ReactNode;
}

/** A screen that scrolls: one column in the middle, its parts a step apart. */
export function Screen({ width = 'list', children }: ScreenProps) {
  return <div className={cx(styles.screen, width !== 'list' && styles[width])}>{children}</div>;
}

interface ScreenHeadProps {
  readonly title: string;
  readonly intro?: string;
  /** The way back, above the title. */
  readonly crumb?: ReactNode;
  /** Beneath the intro: a badge, a few words. */
  readonly children?: ReactNode;
}

/** The screen's one level-one heading with a sentence on what it is for. */
export function ScreenHead({ title, intro, crumb, children }: ScreenHeadProps) {
  return (
    <header className={styles.head}>
      {crumb === undefined ? null : <p className={styles.crumb}>{crumb}</p>}
      <h1 className={styles.title}>{title}</h1>
      {intro === undefined ? null : <p className={styles.intro}>{intro}</p>}
      {children}
    </header>
  );
}
