import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';

const VIRTUAL_ID = 'virtual:editor-types';
const RESOLVED_ID = `\0${VIRTUAL_ID}`;
const DEV_PATH = '@editor-types.json';
const ENTRY = '@tensorflow/tfjs';
/** Declared for the learner beside the packages: folder name → file of the sandbox. */
const OWN_MODULES = {
  lab: 'src/sandbox/lab.d.ts',
  'lab-data': 'src/sandbox/lab-data.d.ts',
  '@tensorflow/tfjs-vis': 'src/sandbox/tfjs-vis.d.ts',
};

/** Serves `virtual:editor-types`: the address of one JSON file, path → text of every declaration file the editor needs. */
export function editorTypes(): Plugin {
  let root = process.cwd();
  let base = '/';
  let isBuild = false;
  return {
    name: 'editor-types',
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
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify(collectEditorTypes(root)));
      });
    },
    resolveId: (id) => (id === VIRTUAL_ID ? RESOLVED_ID : null),
    load(id) {
      if (id !== RESOLVED_ID) return null;
      if (!isBuild) return `export default ${JSON.stringify(base + DEV_PATH)};`;
      const source = JSON.stringify(collectEditorTypes(root));
      const reference = this.emitFile({ type: 'asset', name: 'editor-types.json', source });
      return `export default "__VITE_ASSET__${reference}__";`;
    },
  };
}

/**
 * Every declaration file that the tfjs entry reaches, keyed by its path under node_modules, with an `index.d.ts` beside each
 * package's folder so that plain folder look-up finds it, and the lab's own modules.
 * @throws when the tfjs packages are not installed.
 */
export function collectEditorTypes(root: string): Record<string, string> {
  const modules = resolve(root, 'node_modules');
  const files: Record<string, string> = {};
  const queue = [enterPackage(modules, ENTRY, files)];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    const key = keyOf(modules, file);
    if (key in files) continue;
    const text = readFileSync(file, 'utf8');
    files[key] = text;
    for (const specifier of readSpecifiers(text)) {
      const target = specifier.startsWith('.')
        ? findDeclaration(join(dirname(file), specifier))
        : findInPackages(modules, specifier, files);
      if (target !== null) queue.push(target);
    }
  }
  for (const [name, path] of Object.entries(OWN_MODULES)) {
    const own = resolve(root, path);
    if (existsSync(own))
      files[`node_modules/@types/${name.replace('@', '').replace('/', '__')}/index.d.ts`] = readFileSync(
        own,
        'utf8',
      );
  }
  return files;
}

/** Notes the package's entry in `files` and gives the path of its declarations. */
function enterPackage(modules: string, name: string, files: Record<string, string>): string {
  const manifest: unknown = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'));
  const types = typesOf(manifest);
  if (types === null) throw new Error(`${name} names no types in its package.json; the editor needs them.`);
  const entry = posix.join('node_modules', name, 'index.d.ts');
  const target = findDeclaration(join(modules, name, types.replace(/\.d\.ts$/, '')));
  if (target === null) throw new Error(`${name} has no file ${types}; reinstall the packages with npm ci.`);
  if (keyOf(modules, target) !== entry)
    files[entry] = `export * from './${types.replace(/\.d\.ts$/, '')}';\n`;
  return target;
}

function findInPackages(modules: string, specifier: string, files: Record<string, string>): string | null {
  const match = /^(@tensorflow\/[^/]+)(\/.+)?$/.exec(specifier);
  if (match === null) return null;
  const [, name = '', path] = match;
  if (path === undefined) return enterPackage(modules, name, files);
  return findDeclaration(join(modules, name, path));
}

function findDeclaration(path: string): string | null {
  const candidates = [`${path}.d.ts`, join(path, 'index.d.ts'), path];
  return candidates.find((file) => existsSync(file) && statSync(file).isFile()) ?? null;
}

function readSpecifiers(text: string): string[] {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g;
  return [...text.matchAll(pattern)].flatMap((match) => (match[1] === undefined ? [] : [match[1]]));
}

function keyOf(modules: string, file: string): string {
  return posix.join('node_modules', relative(modules, file).split(sep).join('/'));
}

function typesOf(manifest: unknown): string | null {
  if (typeof manifest !== 'object' || manifest === null || !('types' in manifest)) return null;
  return typeof manifest.types === 'string' ? manifest.types : null;
}
