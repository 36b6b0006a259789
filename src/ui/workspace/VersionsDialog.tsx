import type { CodeVersion } from '#session/state.ts';
import { Button } from '#ui/controls/Button.tsx';
import { ModalDialog } from '#ui/controls/ModalDialog.tsx';
import { When } from '#ui/controls/When.tsx';
import { strings } from '#ui/strings.ts';
import { useEffect, useState } from 'react';
import { restoreWithUndo } from './restore-with-undo.ts';
import { VERSION_REASONS, workspaceStrings } from './strings.ts';
import styles from './VersionsDialog.module.css';
import { useOpenWorkspace } from './view-state.ts';

/** Earlier texts of the code; each can be had back, and that can be undone too. */
export function VersionsDialog({ onClose }: { readonly onClose: () => void }) {
  const { workspace } = useOpenWorkspace();
  const [versions, setVersions] = useState<readonly CodeVersion[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void workspace.actions.listVersions().then((listed) => {
      if (isCurrent) setVersions(listed);
    });
    return () => {
      isCurrent = false;
    };
  }, [workspace]);
  return (
    <ModalDialog title={workspaceStrings.versionsTitle} isOpen onClose={onClose} width="wide">
      <p className={styles.text}>
        {versions === null
          ? strings.loading
          : versions.length === 0
            ? workspaceStrings.noVersions
            : workspaceStrings.versionsText}
      </p>
      <ul>
        {versions?.map((version) => (
          <li key={version.id} className={styles.version}>
            <details className={styles.details}>
              <summary>
                <When at={version.at} />
                <span className={styles.reason}>
                  {VERSION_REASONS[version.reason]} ·{' '}
                  {workspaceStrings.lines(version.code.trimEnd().split('\n').length)}
                </span>
              </summary>
              {/* Scrolls, so it takes the focus. */}
              {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
              <pre className={styles.code} tabIndex={0}>
                {version.code}
              </pre>
            </details>
            <Button
              size="small"
              onPress={() => {
                restoreWithUndo(workspace, version.code);
                onClose();
              }}
            >
              {workspaceStrings.restoreVersion}
            </Button>
          </li>
        ))}
      </ul>
    </ModalDialog>
  );
}
