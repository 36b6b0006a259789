import { Button } from '#ui/controls/Button.tsx';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { strings } from '#ui/strings.ts';
import { type Toast, dismissToast, toasts } from '#ui/toasts.ts';
import { useCommands } from '#ui/use-commands.ts';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import styles from './Toasts.module.css';

const SHOWN_MS = 6_000;
/** Long enough to read, decide, and get there by keyboard. */
const SHOWN_WITH_ACTION_MS = 20_000;

export function Toasts() {
  const shown = useStore(toasts);
  const region = useRef<HTMLElement>(null);
  useCommands({ 'focus-notification': () => region.current?.querySelector('button')?.focus() });
  return (
    <section ref={region} aria-label={strings.notifications} className={styles.region}>
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(
      () => dismissToast(toast.id),
      toast.action === null ? SHOWN_MS : SHOWN_WITH_ACTION_MS,
    );
    return () => clearTimeout(timer);
  }, [isHeld, toast]);
  return (
    <div
      role="group"
      aria-label={toast.text}
      className={styles.toast}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <span className={styles.text}>{toast.text}</span>
      {toast.action !== null && (
        <Button
          size="small"
          onPress={() => {
            toast.action?.run();
            dismissToast(toast.id);
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton icon="close" label={strings.dismiss} size="small" onPress={() => dismissToast(toast.id)} />
    </div>
  );
}
