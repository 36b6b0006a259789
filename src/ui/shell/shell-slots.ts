import { createContext } from 'react';

/** Places of the shell that a screen may fill through a portal; null until the shell has rendered. */
export interface ShellSlots {
  readonly header: HTMLElement | null;
  readonly status: HTMLElement | null;
}

export const ShellSlotsContext = createContext<ShellSlots>({ header: null, status: null });
