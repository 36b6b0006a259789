import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin, build } from 'vite';

const VIRTUAL_ID = 'virtual:sandbox-worker';
const RESOLVED_ID = `\0${VIRTUAL_ID}`;
const DEV_PATH = '@sandbox-worker.js';
const ENTRY = 'src/sandbox/worker.ts';
/** Folders that the worker's bundle is made from. */
const SOURCES = ['src/sandbox', 'src/engine', 'src/core'];

/**
 * Serves `virtual:sandbox-worker`: the address of the sandbox worker as one classic script. It cannot be one of Vite's own
 * workers, since a frame with an opaque origin can start neither a module worker nor one from an address.
 */
export function sandboxWorker(): Plugin {
  let root = process.cwd();
  let base = '/';
  let isBuild = false;
  let cached: { readonly newestMs: number; readonly script: Promise<string> } | null = null;

  return {
    name: 'sandbox-worker',
    // Known to the development server from the start: finding the lexer at the first run would reload the page, and the
    // parser looks for its WebAssembly beside its own file, where pre-bundling would not leave it.
    config: () => ({
      optimizeDeps: { include: ['es-module-lexer/js', 'valibot'], exclude: ['@swc/wasm-typescript-esm'] },
    }),
    configResolved(config) {
      root = config.root;
      isBuild = config.command === 'build';
      base = config.base.startsWith('/') ? config.base : '/';
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0] !== `${base}${DEV_PATH}`) {
          next();
          return;
        }
        const newestMs = newestChangeMs(root);
        if (cached?.newestMs !== newestMs)
          cached = { newestMs, script: bundleSandboxWorker(root, { minify: false }) };
        cached.script.then((script) => {
          response.setHeader('Content-Type', 'text/javascript');
          response.setHeader('Cache-Control', 'no-store');
          response.end(script);
        }, next);
      });
    },
    resolveId: (id) => (id === VIRTUAL_ID ? RESOLVED_ID : null),
    async load(id) {
      if (id !== RESOLVED_ID) return null;
      if (!isBuild) return `export default ${JSON.stringify(base + DEV_PATH)};`;
      const source = await bundleSandboxWorker(root, { minify: true });
      const reference = this.emitFile({ type: 'asset', name: 'sandbox-worker.js', source });
      return `export default "__VITE_ASSET__${reference}__";`;
    },
  };
}

/**
 * The text of the sandbox worker with everything it needs, as one script without imports or exports.
 * @throws when the sources do not build; the message names the file.
 */
export async function bundleSandboxWorker(
  root: string,
  { minify }: { readonly minify: boolean },
): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      minify,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: join(root, ENTRY),
        output: { format: 'iife', codeSplitting: false },
      },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const chunks = outputs
    .flatMap((output) => ('output' in output ? output.output : []))
    .filter((part) => part.type === 'chunk');
  const chunk = chunks[0];
  if (chunk === undefined || chunks.length > 1)
    throw new Error(
      `${ENTRY} built into ${chunks.length} scripts, but the sandbox takes exactly one; look for a dynamic import in it.`,
    );
  return chunk.code;
}

function newestChangeMs(root: string): number {
  const times = SOURCES.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => statSync(join(root, folder, name)).mtimeMs),
  );
  return Math.max(...times);
}
