import { runCommand } from '#ui/commands.ts';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { cx } from '#ui/cx.ts';
import { useIsOnline } from '#ui/media.ts';
import { strings } from '#ui/strings.ts';
import type { Ref } from 'react';
import { Link, useLocation } from 'wouter';
import styles from './Header.module.css';

const SCREENS = [
  { href: '/', label: strings.exercises, owns: /^\/(exercise\/|$)/ },
  { href: '/data', label: strings.data, owns: /^\/data/ },
  { href: '/attempts', label: strings.attempts, owns: /^\/attempts/ },
  { href: '/settings', label: strings.settings, owns: /^\/settings/ },
] as const;

export function Header({ slotRef }: { readonly slotRef: Ref<HTMLDivElement> }) {
  const [location] = useLocation();
  const isOnline = useIsOnline();
  return (
    <header className={styles.header}>
      <Link href="/" className={cx(styles.brand)}>
        <svg width="20" height="20" viewBox="0 0 32 32" aria-hidden="true" className={styles.mark}>
          <path d="M6 22c4-1 5-9 9-11s6 4 11-4" />
          <path d="M6 26.5h20" opacity="0.55" />
        </svg>
        <span className={styles.name}>{strings.product}</span>
      </Link>
      <nav aria-label={strings.mainNavigation} className={styles.nav}>
        {SCREENS.map((screen) => (
          <Link
            key={screen.href}
            href={screen.href}
            className={cx(styles.link)}
            aria-current={screen.owns.test(location) ? 'page' : undefined}
          >
            {screen.label}
          </Link>
        ))}
      </nav>
      {!isOnline && (
        <span className={styles.offline} title={strings.offlineDetail}>
          {strings.offline}
          <span className="visually-hidden">. {strings.offlineDetail}</span>
        </span>
      )}
      <div ref={slotRef} className={styles.slot} />
      <IconButton
        icon="command"
        label={strings.commands}
        className={styles.palette}
        onPress={() => runCommand('palette')}
      />
    </header>
  );
}
