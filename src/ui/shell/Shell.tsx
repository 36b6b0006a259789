import { useCommandKeys } from '#ui/use-commands.ts';
import { strings } from '#ui/strings.ts';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Header } from './Header.tsx';
import { LiveRegions } from './LiveRegions.tsx';
import { ShellCommands } from './ShellCommands.tsx';
import { ShellSlotsContext } from './shell-slots.ts';
import { StatusBar } from './StatusBar.tsx';
import { Toasts } from './Toasts.tsx';
import styles from './Shell.module.css';

/** What is around every screen. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const [header, setHeader] = useState<HTMLElement | null>(null);
  const [status, setStatus] = useState<HTMLElement | null>(null);
  const slots = useMemo(() => ({ header, status }), [header, status]);
  const main = useRef<HTMLElement>(null);
  const [location] = useLocation();
  useCommandKeys();
  useFocusOnNavigation(main, location);
  return (
    <ShellSlotsContext value={slots}>
      <div className={styles.shell}>
        <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
          {strings.skipToContent}
        </button>
        <Header slotRef={setHeader} />
        <main ref={main} tabIndex={-1} className={styles.main}>
          <ErrorBoundary resetKey={location}>{children}</ErrorBoundary>
        </main>
        <StatusBar slotRef={setStatus} />
      </div>
      <ShellCommands />
      <Toasts />
      <LiveRegions />
    </ShellSlotsContext>
  );
}

/** A new screen takes the focus, as a page load would; the first one leaves it alone. */
function useFocusOnNavigation(main: { readonly current: HTMLElement | null }, location: string): void {
  const previous = useRef(location);
  useEffect(() => {
    if (previous.current === location) return;
    previous.current = location;
    main.current?.focus();
    main.current?.scrollTo(0, 0);
  }, [main, location]);
}
