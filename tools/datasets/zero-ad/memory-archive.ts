import type { Archive } from './archive.ts';

/** An archive of the files given: for tests, and small. */
export function createMemoryArchive(files: Readonly<Record<string, string | Buffer>>): Archive {
  return {
    names: Object.keys(files),
    has: (name) => Object.hasOwn(files, name),
    read(name) {
      const file = files[name];
      if (file === undefined) throw new Error(`no file '${name}'`);
      return Buffer.from(file);
    },
    close: () => undefined,
  };
}
