import { SKILL_IDS } from '#core/handbook.ts';
import { SKILLS } from '#core/skills.ts';
import { COMMANDS, COMMAND_IDS, isAvailable, runCommand } from '#ui/commands.ts';
import { Keys } from '#ui/controls/Keys.tsx';
import { cx } from '#ui/cx.ts';
import { useDatasetIndex } from '#ui/data/use-dataset-index.ts';
import { useLab } from '#ui/lab-context.ts';
import { useState } from 'react';
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { Input, TextField } from 'react-aria-components/TextField';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useLocation } from 'wouter';
import styles from './CommandPalette.module.css';
import { paletteStrings } from './strings.ts';

interface Entry {
  readonly id: string;
  readonly text: string;
  readonly group: string;
  readonly keys: string | null;
  run(): void;
}

/** Type a few letters, press Enter: every command, exercise, handbook page and data set. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const { contains } = useFilter({ sensitivity: 'base' });
  // Read once: what was available when the palette opened.
  const [commands] = useState(useEntries());
  const entries = [...commands, ...useDataEntries()];
  const choose = (id: string): void => {
    onClose();
    // After the dialog has given the focus back, so that a command may move it.
    setTimeout(() => entries.find((entry) => entry.id === id)?.run());
  };
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={onClose} className={cx(styles.overlay)}>
      <Modal className={cx(styles.modal)}>
        <Dialog aria-label={paletteStrings.title} className={cx(styles.dialog)}>
          <Autocomplete filter={contains}>
            {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the palette is opened in order to type */}
            <TextField aria-label={paletteStrings.search} autoFocus className={cx(styles.field)}>
              {/* The list is always open: a combobox by its pattern, and axe knows its popup as such. */}
              <Input
                role="combobox"
                aria-expanded="true"
                aria-haspopup="listbox"
                className={cx(styles.input)}
                placeholder={paletteStrings.placeholder}
              />
            </TextField>
            <ListBox
              aria-label={paletteStrings.title}
              className={cx(styles.list)}
              onAction={(id) => choose(String(id))}
              renderEmptyState={() => <p className={styles.empty}>{paletteStrings.none}</p>}
            >
              {entries.map((entry) => (
                <ListBoxItem
                  key={entry.id}
                  id={entry.id}
                  textValue={`${entry.group} ${entry.text}`}
                  className={cx(styles.item)}
                >
                  <span className={styles.group}>{entry.group}</span>
                  <span className={styles.text}>{entry.text}</span>
                  {entry.keys !== null && <Keys keys={entry.keys} />}
                </ListBoxItem>
              ))}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function useEntries(): () => readonly Entry[] {
  const lab = useLab();
  const [, navigate] = useLocation();
  return () => [
    ...COMMAND_IDS.filter((id) => id !== 'palette' && isAvailable(id)).map((id) => ({
      id,
      text: COMMANDS[id].title,
      group: COMMANDS[id].group,
      keys: COMMANDS[id].keys,
      run: () => void runCommand(id),
    })),
    ...lab.exercises.map((exercise) => ({
      id: `exercise:${exercise.id}`,
      text: exercise.title,
      group: paletteStrings.exercise,
      keys: null,
      run: () => navigate(`/exercise/${exercise.id}`),
    })),
    ...SKILL_IDS.map((skill) => ({
      id: `skill:${skill}`,
      text: `${skill} ${SKILLS[skill]}`,
      group: paletteStrings.handbook,
      keys: null,
      run: () => navigate(`/handbook/${skill}`),
    })),
  ];
}

/** Pages of the data sets, once their list is there; without it the palette does its other work. */
function useDataEntries(): readonly Entry[] {
  const [, navigate] = useLocation();
  const index = useDatasetIndex();
  if (index.status !== 'ready') return [];
  return index.value.map(({ id, title }) => ({
    id: `data:${id}`,
    text: title,
    group: paletteStrings.data,
    keys: null,
    run: () => navigate(`/data/${id}`),
  }));
}
