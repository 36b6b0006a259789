import { Button } from '#ui/controls/Button.tsx';
import type { ChosenFile } from '#session/own-data-import.ts';
import { type DragEvent, useId, useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import styles from './import.module.css';
import { importStrings as words } from './strings.ts';

interface ChooseFilesProps {
  readonly onChoose: (files: readonly ChosenFile[]) => void;
  readonly onFault: (problem: string) => void;
}

/** Files by dialog or dropped, or a folder. */
export function ChooseFiles({ onChoose, onFault }: ChooseFilesProps) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const take = (list: FileList | null): void => {
    const files = Array.from(list ?? [], (file) => ({
      path: file.webkitRelativePath || file.name,
      blob: file,
    }));
    if (files.length > 0) onChoose(files);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    const items = [...event.dataTransfer.items];
    if (items.some((item) => item.webkitGetAsEntry()?.isDirectory === true)) onFault(words.droppedFolder);
    else if (event.dataTransfer.files.length === 0) onFault(words.droppedNothing);
    else take(event.dataTransfer.files);
  };
  return (
    <section aria-labelledby={id} className={styles.card}>
      <h2 id={id} className={styles.heading}>
        {words.choose}
      </h2>
      <p className={styles.help}>{words.chooseHelp}</p>
      {/* Dropping is a convenience of the mouse; the buttons within do the same by keyboard. */}
      <div
        className={styles.drop}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <span>{words.drop}</span>
        <FileTrigger allowsMultiple onSelect={take}>
          <Button variant="primary">{words.chooseFiles}</Button>
        </FileTrigger>
        <FileTrigger acceptDirectory onSelect={take}>
          <Button>{words.chooseFolder}</Button>
        </FileTrigger>
      </div>
    </section>
  );
}
