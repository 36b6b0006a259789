import { runCommand } from '#ui/commands.ts';
import { ActionMenu } from '#ui/controls/ActionMenu.tsx';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { cx } from '#ui/cx.ts';
import { useIsOnline, useMedia } from '#ui/media.ts';
import { strings } from '#ui/strings.ts';
import type { Ref } from 'react';
import { Link, useLocation } from 'wouter';
import styles from './Header.module.css';

interface ScreenLink {
  readonly href: string;
  readonly label: string;
  readonly owns: RegExp;
}

const SCREENS: readonly ScreenLink[] = [
  { href: '/', label: strings.exercises, owns: /^\/(exercise\/|$)/ },
  { href: '/path', label: strings.path, owns: /^\/path/ },
  { href: '/handbook', label: strings.handbook, owns: /^\/handbook/ },
  { href: '/data', label: strings.data, owns: /^\/data/ },
];
/** Seldom needed in a hurry: links where there is room, else in a menu. */
const MORE_SCREENS: readonly ScreenLink[] = [
  { href: '/resources', label: strings.resources, owns: /^\/resources/ },
  { href: '/attempts', label: strings.attempts, owns: /^\/attempts/ },
  { href: '/settings', label: strings.settings, owns: /^\/settings/ },
];
const HAS_ROOM = '(min-width: 1280px)';

export function Header({ slotRef }: { readonly slotRef: Ref<HTMLDivElement> }) {
  const [location, navigate] = useLocation();
  const hasRoom = useMedia(HAS_ROOM);
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
        {[...SCREENS, ...(hasRoom ? MORE_SCREENS : [])].map((screen) => (
          <Link
            key={screen.href}
            href={screen.href}
            className={cx(styles.link)}
            aria-current={screen.owns.test(location) ? 'page' : undefined}
          >
            {screen.label}
          </Link>
        ))}
        {!hasRoom && (
          <ActionMenu
            label={strings.moreScreens}
            actions={MORE_SCREENS.map(({ href, label }) => ({
              id: href,
              label,
              run: () => navigate(href),
            }))}
          />
        )}
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
