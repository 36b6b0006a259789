import type { Plugin } from 'vite';

export function editorTypes(): Plugin {
  return { name: 'editor-types' };
}
