import { Button } from '#ui/controls/Button.tsx';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import styles from './import.module.css';
import { importStrings as words } from './strings.ts';

interface DoneStepProps {
  readonly id: string;
  readonly title: string;
  readonly onAnother: () => void;
}

/** What to do with the new data set. */
export function DoneStep({ id, title, onAnother }: DoneStepProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={styles.card}>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {words.doneTitle}
      </h2>
      <p>{words.done(title)}</p>
      <pre className={styles.code}>{`const data = await dataset('${id}');`}</pre>
      <div className={styles.actions}>
        <Link href={`/data/${id}`}>{words.look}</Link>
        <Link href={`/play/${id}`}>{words.play}</Link>
        <Button onPress={onAnother}>{words.another}</Button>
      </div>
    </section>
  );
}
