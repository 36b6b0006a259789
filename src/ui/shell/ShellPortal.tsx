import { type ReactNode, useContext } from 'react';
import { createPortal } from 'react-dom';
import { type ShellSlots, ShellSlotsContext } from './shell-slots.ts';

/** Shows a screen's own controls in the header or its own facts in the status bar. */
export function ShellPortal({
  slot,
  children,
}: {
  readonly slot: keyof ShellSlots;
  readonly children: ReactNode;
}) {
  const element = useContext(ShellSlotsContext)[slot];
  return element === null ? null : createPortal(children, element);
}
