import { useCommands } from '#ui/use-commands.ts';
import { useLab } from '#ui/lab-context.ts';
import { Suspense, lazy, useState } from 'react';
import { useLocation } from 'wouter';

const CommandPalette = lazy(async () => ({
  default: (await import('#ui/palette/CommandPalette.tsx')).CommandPalette,
}));
const KeySheet = lazy(async () => ({ default: (await import('#ui/palette/KeySheet.tsx')).KeySheet }));

/** Commands that every screen has, and the two dialogs that list them. */
export function ShellCommands() {
  const lab = useLab();
  const [, navigate] = useLocation();
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  useCommands({
    palette: () => setOpen('palette'),
    'key-sheet': () => setOpen('keys'),
    'go-exercises': () => navigate('/'),
    'go-path': () => navigate('/path'),
    'go-handbook': () => navigate('/handbook'),
    'go-resources': () => navigate('/resources'),
    'go-data': () => navigate('/data'),
    'go-attempts': () => navigate('/attempts'),
    'go-bench': () => navigate('/bench'),
    'go-settings': () => navigate('/settings'),
    'theme-system': () => lab.updateSettings({ theme: 'system' }),
    'theme-light': () => lab.updateSettings({ theme: 'light' }),
    'theme-dark': () => lab.updateSettings({ theme: 'dark' }),
    'theme-high-contrast': () => lab.updateSettings({ theme: 'high-contrast' }),
  });
  return (
    <Suspense fallback={null}>
      {open === 'palette' && <CommandPalette onClose={() => setOpen(null)} />}
      {open === 'keys' && <KeySheet onClose={() => setOpen(null)} />}
    </Suspense>
  );
}
