import { describe, expect, it } from 'vitest';
import { compileLearnerCode } from './compile.ts';

describe('compileLearnerCode', () => {
  it('blanks types in place, so that every other character keeps its line and column', async () => {
    const source =
      'const units: number = 4;\nexport async function f(): Promise<void> {\n  await (g as any)(units);\n}\n';
    const result = await compileLearnerCode(source);
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value.code).toBe(
      'const units         = 4;\nexport async function f()                {\n  await (g       )(units);\n}\n',
    );
  });

  it('puts tokens for the modules that exist, drops type imports, and leaves texts alone', async () => {
    const source = `import type { Tensor } from 'elsewhere';\nimport * as tf from "@tensorflow/tfjs";\nconst text = 'lab';\nconst lab = await import('lab');\n`;
    const result = await compileLearnerCode(source);
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value.code.split('\n').slice(1)).toEqual([
      'import * as tf from "learner-module:@tensorflow/tfjs;";',
      "const text = 'lab';",
      "const lab = await import('learner-module:lab;');",
      '',
    ]);
  });

  it.each([
    ["import x from 'lodash';", 'lodash', 1],
    ["\nimport './other.ts';", './other.ts', 2],
    ["export * from 'https://example.com/x.js';", 'https://example.com/x.js', 1],
    ["\n\nawait import('react');", 'react', 3],
  ])('refuses %j and names what exists', async (source, name, line) => {
    const result = await compileLearnerCode(source);
    expect(result).toMatchObject({ ok: false, error: { code: 'unsupported-import', at: { line } } });
    if (!result.ok) {
      expect(result.error.message).toContain(`'${name}'`);
      expect(result.error.message).toContain("'@tensorflow/tfjs', ");
    }
  });

  it.each([
    ['const a = ;', 1, 11, 'A value is missing'],
    ['const a = 1;\n\tfoo(]', 2, 6, 'A value is missing'],
    ["const s = '日本'; foo(]", 1, 21, 'A value is missing'],
    ["const s = 'abc\nlet y", 1, 11, 'A text is not closed'],
    ['function f() { await g(); }', 1, 16, 'Write `async` before'],
    ['enum Mode { A }', 1, 1, '`enum` is not supported here'],
    ['const x = <any>y;', 1, 11, 'Write `value as Type`'],
    ['function f() {\n  if (x) {\n', 2, 11, 'never closed'],
    ['return 3', 1, 1, 'outside any function'],
  ])('explains %j at its place', async (source, line, column, words) => {
    const result = await compileLearnerCode(source);
    expect(result).toMatchObject({
      ok: false,
      error: { blame: 'learner', code: 'syntax', at: { line, column } },
    });
    if (!result.ok) expect(result.error.message).toContain(words);
  });

  it('compiles nothing into nothing', async () => {
    expect(await compileLearnerCode('')).toEqual({ ok: true, value: { code: '' } });
  });
});
