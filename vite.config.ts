import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contentSecurityPolicy } from './tools/vite/content-security-policy.ts';
import { editorTypes } from './tools/vite/editor-types.ts';
import { markdown } from './tools/vite/markdown.ts';
import { sandboxWorker } from './tools/vite/sandbox-worker.ts';

/**
 * With these the page is cross-origin isolated, and WebAssembly may use threads. 'credentialless' rather than 'require-corp':
 * under the latter WebKit ends a blob worker in a frame of opaque origin; the former it ignores (docs/browsers.md).
 */
export const ISOLATION_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'credentialless',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export default defineConfig({
  base: './',
  plugins: [react(), markdown(), sandboxWorker(), editorTypes(), contentSecurityPolicy()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 4000,
    // Which plugin took how long is no concern of someone who starts the lab.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  server: { headers: ISOLATION_HEADERS },
  preview: { headers: ISOLATION_HEADERS },
  optimizeDeps: {
    include: [
      '@tensorflow/tfjs',
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-layers',
      '@tensorflow/tfjs-backend-webgl',
      '@tensorflow/tfjs-backend-wasm',
      '@tensorflow/tfjs-backend-cpu',
      // Found late they make Vite reload the page in the middle of a browser test.
      '@zip.js/zip.js/lib/zip-core-native.js',
      'fflate',
      'idb',
      'papaparse',
      'valibot',
      'zustand/vanilla',
      'axe-core',
      'react-aria-components/Autocomplete',
      'react-aria-components/Button',
      'react-aria-components/FileTrigger',
      'react-aria-components/ListBox',
      'react-aria-components/Menu',
      'react-aria-components/Modal',
      'react-aria-components/Popover',
      'react-aria-components/Tabs',
      'react-aria-components/TextField',
      'react-aria-components/ToggleButtonGroup',
      'react-aria-components/Tooltip',
      'react-dom/client',
      'react-resizable-panels',
      'uplot',
      'wouter',
      'wouter/use-hash-location',
      'zustand',
    ],
  },
});
