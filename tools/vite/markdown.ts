import type { Plugin } from 'vite';

export function markdown(): Plugin {
  return { name: 'markdown' };
}
