import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

/** Lints a text as if it stood at `path` and returns the messages of the import table alone. */
async function importMessages(path: string, source: string): Promise<string[]> {
  const eslint = new ESLint({
    overrideConfig: [
      { files: ['**/*.{ts,tsx}'], languageOptions: { parserOptions: { project: null } }, rules: {} },
    ],
    ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports',
  });
  const results = await eslint.lintText(source, { filePath: path });
  return results.flatMap((result) => result.messages.map((message) => message.message));
}

const FORBIDDEN: readonly (readonly [path: string, source: string])[] = [
  ['src/core/fixture.ts', "import '#content/catalogue.ts';"],
  ['src/core/fixture.ts', "import 'zustand';"],
  ['src/core/fixture.ts', "import '@tensorflow/tfjs';"],
  ['src/content/fixture.ts', "import '#grader/worker.ts';"],
  ['src/importer/fixture.ts', "import '#content/catalogue.ts';"],
  ['src/ui/fixture.tsx', "import '#importer/inspect.ts';"],
  ['src/runner/fixture.ts', "import '@tensorflow/tfjs-core';"],
  ['src/sandbox/fixture.ts', "import '#grader/worker.ts';"],
  ['src/grader/fixture.ts', "import '#sandbox/worker.ts';"],
  ['src/engine/fixture.ts', "import '#session/state.ts';"],
  ['src/session/fixture.ts', "import '#ui/App.tsx';"],
  ['src/session/fixture.ts', "import 'react';"],
  ['src/ui/fixture.tsx', "import '#runner/runner.ts';"],
  ['src/ui/fixture.tsx', "import 'monaco-editor';"],
  ['src/ui/editor/fixture.tsx', "import '@tensorflow/tfjs';"],
  ['src/ui/panels/fixture.tsx', "import '../strings.ts';"],
];

const ALLOWED: readonly (readonly [path: string, source: string])[] = [
  ['src/core/fixture.ts', "import './result.ts'; import 'valibot';"],
  [
    'src/sandbox/fixture.ts',
    "import '#core/result.ts'; import '#engine/memory.ts'; import '@tensorflow/tfjs';",
  ],
  [
    'src/session/fixture.ts',
    "import '#core/result.ts'; import '#content/catalogue.ts'; import '#runner/runner.ts';",
  ],
  ['src/session/fixture.ts', "import '#importer/protocol.ts';"],
  ['src/ui/editor/fixture.tsx', "import 'monaco-editor'; import 'react'; import '#session/state.ts';"],
];

describe('the import table', () => {
  it.each(FORBIDDEN)('rejects %s: %s', async (path, source) => {
    expect(await importMessages(path, source)).not.toEqual([]);
  });

  it.each(ALLOWED)('accepts %s: %s', async (path, source) => {
    expect(await importMessages(path, source)).toEqual([]);
  });
});
