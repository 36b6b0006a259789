import { announce } from '#ui/announcer.ts';
import { ActionMenu } from '#ui/controls/ActionMenu.tsx';
import { ConfirmDialog } from '#ui/controls/ConfirmDialog.tsx';
import { When } from '#ui/controls/When.tsx';
import { useLab } from '#ui/lab-context.ts';
import { showToast } from '#ui/toasts.ts';
import type { OwnDataset } from '#session/own-data.ts';
import { useState } from 'react';
import { Link } from 'wouter';
import styles from './import.module.css';
import { RenameDialog } from './RenameDialog.tsx';
import { importStrings as words } from './strings.ts';

/** One data set of one's own: its facts, and renaming and deleting. */
export function OwnDataRow({ set }: { readonly set: OwnDataset }) {
  const { ownData } = useLab();
  const [dialog, setDialog] = useState<'rename' | 'delete' | null>(null);
  const remove = async (): Promise<void> => {
    const deleted = await ownData.delete(set.id);
    if (deleted.ok) showToast(words.deleted(set.title));
    else announce(deleted.error.message, 'assertive');
  };
  const kind = set.kind === 'corpus' || set.kind === 'music' ? set.kind : words.kindNames[set.kind];
  return (
    <li className={styles.item}>
      <div className={styles.itemText}>
        <h3 className={styles.itemTitle}>
          <Link href={`/data/${set.id}`}>{set.title}</Link>
        </h3>
        <p className={styles.help}>
          {words.ownFacts(kind, set.rows, set.sizeBytes)}, <When at={set.savedAt} />
        </p>
      </div>
      <ActionMenu
        label={words.actions(set.title)}
        actions={[
          { id: 'rename', label: words.rename, run: () => setDialog('rename') },
          { id: 'delete', label: words.delete, isDangerous: true, run: () => setDialog('delete') },
        ]}
      />
      {dialog === 'rename' && <RenameDialog set={set} onClose={() => setDialog(null)} />}
      <ConfirmDialog
        title={words.deleteTitle}
        text={words.deleteText(set.title)}
        confirmLabel={words.deleteConfirm}
        isOpen={dialog === 'delete'}
        onConfirm={() => void remove()}
        onClose={() => setDialog(null)}
      />
    </li>
  );
}
