import type { Theme } from '#session/state.ts';
import { useLab } from '#ui/lab-context.ts';
import { useStore } from 'zustand';
import { RadioList } from './RadioList.tsx';
import { Section } from './Section.tsx';
import { THEME_NAMES, settingsStrings } from './strings.ts';

const THEMES: readonly Theme[] = ['system', 'light', 'dark', 'high-contrast'];

export function LookSection() {
  const lab = useLab();
  const theme = useStore(lab.settings, (settings) => settings.theme);
  return (
    <Section title={settingsStrings.look}>
      <RadioList
        legend={settingsStrings.theme}
        choices={THEMES.map((value) => ({ value, label: THEME_NAMES[value] }))}
        value={theme}
        onChange={(chosen) => lab.updateSettings({ theme: chosen })}
      />
    </Section>
  );
}
