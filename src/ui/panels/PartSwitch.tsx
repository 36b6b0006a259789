import type { OpenPart } from './data-view.ts';
import { Choices } from './inputs/Choices.tsx';
import { strings } from './strings.ts';

interface PartSwitchProps {
  readonly part: OpenPart;
  readonly onChange: (part: OpenPart) => void;
}

const PARTS: readonly OpenPart[] = ['train', 'validation'];

/** Training or validation; there is no way to the held-out part. */
export function PartSwitch({ part, onChange }: PartSwitchProps) {
  return (
    <Choices
      label={strings.data.part}
      value={part}
      options={PARTS.map((value) => ({ value, name: strings.data.parts[value] }))}
      onChange={onChange}
    />
  );
}
