import { useLab } from '#ui/lab-context.ts';
import { useState } from 'react';
import { useStore } from 'zustand';
import fields from './fields.module.css';
import { Section } from './Section.tsx';
import { settingsStrings } from './strings.ts';

const SMALLEST = 10;
const LARGEST = 32;

export function EditorSection() {
  const lab = useLab();
  const { editorFontSize, screenReaderMode } = useStore(lab.settings);
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string): void => {
    setTyped(text);
    const size = Number(text);
    if (size >= SMALLEST && size <= LARGEST) lab.updateSettings({ editorFontSize: size });
  };
  return (
    <Section title={settingsStrings.editor}>
      <label className={fields.label}>
        {settingsStrings.fontSize}
        <input
          type="number"
          className={fields.input}
          min={SMALLEST}
          max={LARGEST}
          value={typed ?? editorFontSize}
          onChange={(event) => change(event.target.value)}
          onBlur={() => setTyped(null)}
        />
        {settingsStrings.fontSizeUnit}
      </label>
      <label className={fields.choice}>
        <input
          type="checkbox"
          checked={screenReaderMode}
          onChange={(event) => lab.updateSettings({ screenReaderMode: event.target.checked })}
        />
        <span>
          {settingsStrings.screenReader}
          <br />
          <span className={fields.help}>{settingsStrings.screenReaderHelp}</span>
        </span>
      </label>
    </Section>
  );
}
