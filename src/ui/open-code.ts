import { createStore } from 'zustand/vanilla';

/** The code on screen now, for the way out of a crash; null outside a workspace. */
export const openCode = createStore<{ readonly exerciseId: string; readonly code: string } | null>(
  () => null,
);
