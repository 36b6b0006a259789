import type { Lab } from '#session/state.ts';
import { createContext, useContext } from 'react';

/** The one lab of the page; main.tsx provides it. */
export const LabContext = createContext<Lab | null>(null);

export function useLab(): Lab {
  const lab = useContext(LabContext);
  if (lab === null) throw new Error('useLab is called outside <LabContext>; main.tsx provides the lab.');
  return lab;
}
