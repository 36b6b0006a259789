import type { Plugin } from 'vite';

export function sandboxWorker(): Plugin {
  return { name: 'sandbox-worker' };
}
