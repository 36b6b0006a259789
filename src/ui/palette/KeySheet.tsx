import { COMMANDS, COMMAND_IDS, formatKeys, isAvailable, readIsMac } from '#ui/commands.ts';
import { ModalDialog } from '#ui/controls/ModalDialog.tsx';
import styles from './KeySheet.module.css';
import { paletteStrings } from './strings.ts';

/** Keys that Monaco has by itself and that a newcomer needs. */
const EDITOR_KEYS = [
  { title: paletteStrings.leaveEditor, keys: 'Esc', macKeys: 'Esc' },
  { title: paletteStrings.completions, keys: 'Ctrl+Space', macKeys: '⌃Space' },
  { title: paletteStrings.signature, keys: 'Ctrl+Shift+Space', macKeys: '⇧⌘Space' },
  { title: paletteStrings.tabMoves, keys: 'Ctrl+M', macKeys: '⌃⇧M' },
] as const;

/** All keys, by group; what this screen lacks is named as such. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const isMac = readIsMac();
  const withKeys = COMMAND_IDS.flatMap((id) => {
    const { keys, title, group } = COMMANDS[id];
    return keys === null ? [] : [{ id, keys, title, group }];
  });
  const groups = [...new Set(withKeys.map((command) => command.group))];
  return (
    <ModalDialog title={paletteStrings.keys} isOpen onClose={onClose} width="wide">
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group}>
            <h3 className={styles.heading}>{group}</h3>
            <dl className={styles.list}>
              {withKeys
                .filter((command) => command.group === group)
                .map((command) => (
                  <div key={command.id} className={styles.row} data-available={isAvailable(command.id)}>
                    <dt>
                      {command.title}
                      {!isAvailable(command.id) && <small> ({paletteStrings.notHere})</small>}
                    </dt>
                    <dd>
                      <kbd className={styles.keys}>{formatKeys(command.keys, isMac)}</kbd>
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <section>
          <h3 className={styles.heading}>{paletteStrings.inEditor}</h3>
          <dl className={styles.list}>
            {EDITOR_KEYS.map((entry) => (
              <div key={entry.title} className={styles.row}>
                <dt>{entry.title}</dt>
                <dd>
                  <kbd className={styles.keys}>{isMac ? entry.macKeys : formatKeys(entry.keys, false)}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </ModalDialog>
  );
}
