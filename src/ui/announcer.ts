import { createStore } from 'zustand/vanilla';

export type Politeness = 'polite' | 'assertive';

export interface Announcement {
  readonly id: number;
  readonly text: string;
}

/** What the two live regions say now. Only LiveRegions.tsx reads it. */
export const announcements = createStore<Record<Politeness, Announcement>>(() => ({
  polite: { id: 0, text: '' },
  assertive: { id: 0, text: '' },
}));

/**
 * Has a screen reader speak a sentence. Polite waits for a pause; assertive interrupts, and is for what stops the work.
 * The same sentence twice is spoken twice, since the element that carries it is replaced.
 */
export function announce(text: string, politeness: Politeness = 'polite'): void {
  announcements.setState((state) => ({
    ...state,
    [politeness]: { id: state[politeness].id + 1, text },
  }));
}
