import { useEffect, useRef } from 'react';
import type { CodeDiffProps } from './CodeDiff.tsx';
import styles from './editor.module.css';
import { themeName } from './editor-themes.ts';
import { editor } from './monaco.ts';
import { strings } from './strings.ts';

/** Monaco's comparison, side by side or, in a narrow pane, in one column; loaded lazily by CodeDiff. */
export function MonacoDiff({ original, modified, theme, fontSize }: CodeDiffProps) {
  const host = useRef<HTMLDivElement>(null);
  const opened = useRef<editor.IStandaloneDiffEditor | null>(null);
  const size = useRef(fontSize);

  useEffect(() => {
    if (host.current === null) return;
    const view = editor.createDiffEditor(host.current, {
      ariaLabel: strings.diffLabel,
      originalAriaLabel: strings.diffOriginal,
      modifiedAriaLabel: strings.diffModified,
      automaticLayout: true,
      readOnly: true,
      originalEditable: false,
      domReadOnly: true,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      renderOverviewRuler: false,
      useInlineViewWhenSpaceIsLimited: true,
      hideUnchangedRegions: { enabled: true },
      // Nothing can be typed here, so Tab need not be kept.
      tabFocusMode: true,
      fontSize: size.current,
    });
    opened.current = view;
    return () => {
      opened.current = null;
      view.dispose();
    };
  }, []);

  useEffect(() => {
    const before = editor.createModel(original, 'typescript');
    const after = editor.createModel(modified, 'typescript');
    opened.current?.setModel({ original: before, modified: after });
    return () => {
      opened.current?.setModel(null);
      before.dispose();
      after.dispose();
    };
  }, [original, modified]);

  useEffect(() => {
    size.current = fontSize;
    opened.current?.updateOptions({ fontSize });
  }, [fontSize]);
  useEffect(() => editor.setTheme(themeName(theme)), [theme]);

  return <div ref={host} className={styles.host} />;
}
