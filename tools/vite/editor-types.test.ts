import { resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { collectEditorTypes } from './editor-types.ts';

const files = collectEditorTypes(resolve(import.meta.dirname, '../..'));

/** What TypeScript finds wrong with a program that sees nothing but the collected files and its own library. */
function check(source: string): string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.webworker.d.ts'],
    types: [],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const own = new Map([
    ...Object.entries(files).map(([path, text]) => [`/${path}`, text] as const),
    ['/a.ts', source],
  ]);
  const readDisk = (path: string) => (path.includes('/typescript/lib/') ? ts.sys.readFile(path) : undefined);
  host.readFile = (path) => own.get(path) ?? readDisk(path);
  host.fileExists = (path) => host.readFile(path) !== undefined;
  host.directoryExists = () => true;
  host.getSourceFile = (path, version) => {
    const text = host.readFile(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, version);
  };
  host.getCurrentDirectory = () => '/';
  const roots = ['/a.ts', ...[...own.keys()].filter((path) => path.startsWith('/node_modules/@types/'))];
  const program = ts.createProgram(roots, options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
}

describe('collectEditorTypes', () => {
  // One program for both, since reading the declarations takes seconds.
  it(
    'types tfjs, the lab and tfjs-vis with nothing else on disk, and finds what is wrong',
    { timeout: 60_000 },
    () => {
      const found = check(`
      import * as tf from '@tensorflow/tfjs';
      import { dataset } from 'lab';
      import * as tfvis from '@tensorflow/tfjs-vis';
      const { train } = await dataset('fashion-mnist');
      const model: tf.Sequential = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
      await model.fit(train.xs, train.ys, { callbacks: tfvis.show.fitCallbacks({ name: 'a' }, ['loss']) });
      const rows: tf.data.Dataset<tf.TensorContainer> = tf.data.array([1]);
      export { rows };
      export const units: string = tf.layers.dense({ units: 1 });
      export const data = dataset('nowhere');
    `);
      expect(found).toHaveLength(2);
      expect(found[0]).toContain("'Dense'");
      expect(found[1]).toContain('\'"nowhere"\'');
    },
  );

  it('keeps within two million characters', () => {
    const size = Object.values(files).reduce((sum, text) => sum + text.length, 0);
    expect(size).toBeGreaterThan(1_000_000);
    expect(size).toBeLessThan(2_000_000);
  });
});
