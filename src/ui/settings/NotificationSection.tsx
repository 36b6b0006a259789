import { useLab } from '#ui/lab-context.ts';
import { useStore } from 'zustand';
import fields from './fields.module.css';
import { Section } from './Section.tsx';
import { settingsStrings } from './strings.ts';

export function NotificationSection() {
  const lab = useLab();
  const isOn = useStore(lab.settings, (settings) => settings.notifyWhenDone);
  const isDenied = typeof Notification === 'undefined' || Notification.permission === 'denied';
  return (
    <Section title={settingsStrings.notifications}>
      <label className={fields.choice}>
        <input
          type="checkbox"
          checked={isOn}
          disabled={isDenied && !isOn}
          onChange={(event) => lab.updateSettings({ notifyWhenDone: event.target.checked })}
        />
        <span>
          {settingsStrings.notify}
          <br />
          <span className={fields.help}>
            {isDenied ? settingsStrings.notifyDenied : settingsStrings.notifyHelp}
          </span>
        </span>
      </label>
    </Section>
  );
}
