import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { ORIGINALS_URL } from '../../src/importer/originals.ts';
import { FRAME_SCRIPT } from '../../src/runner/frame-document.ts';

/**
 * Writes the page's policy into the built index.html. The sandbox's frame inherits it, hence the hash of that frame's one
 * script and `blob:` for the worker it starts; the frame narrows the rest to nothing by a policy of its own.
 */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        injectTo: 'head-prepend',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: pagePolicy() },
      },
    ],
  };
}

function pagePolicy(): string {
  const frameHash = createHash('sha256').update(FRAME_SCRIPT).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' blob: 'sha256-${frameHash}'`,
    "worker-src 'self' blob:",
    // Beyond the site itself, only the folder of the published originals that a person may ask for.
    `connect-src 'self' ${ORIGINALS_URL}`,
    // React Aria and Monaco write style elements at run time.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "frame-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
