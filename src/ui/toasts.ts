import { createStore } from 'zustand/vanilla';
import { announce } from './announcer.ts';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action: { readonly label: string; run(): void } | null;
}

export const toasts = createStore<readonly Toast[]>(() => []);

let lastId = 0;

/** Shows a sentence for a while, with at most one thing to do about it, and has it spoken. */
export function showToast(text: string, action: Toast['action'] = null): void {
  lastId++;
  const toast = { id: lastId, text, action };
  // Three at most: an older one has been read or never will be.
  toasts.setState((shown) => [...shown.slice(-2), toast], true);
  announce(action === null ? text : `${text} ${action.label}: press F8.`);
}

export function dismissToast(id: number): void {
  toasts.setState((shown) => shown.filter((toast) => toast.id !== id), true);
}
