import { editor } from 'monaco-editor/editor.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker.js?worker';
// All of them: Monaco's TypeScript mode brings them in anyway, and those that come after the first editor is made fail for
// want of their services.
import 'monaco-editor/features/register.all.js';
import 'monaco-editor/languages/definitions/typescript/register.js';
import {
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  getTypeScriptWorker,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register.js';
import { defineThemes } from './editor-themes.ts';

export { KeyCode, KeyMod, MarkerSeverity, Range, Uri, editor } from 'monaco-editor/editor.js';
export { getTypeScriptWorker, typescriptDefaults };

declare global {
  interface Window {
    MonacoEnvironment?: { getWorker: (id: string, label: string) => Worker };
  }
}

window.MonacoEnvironment = {
  getWorker: (_id, label) => (label === 'typescript' ? new TypeScriptWorker() : new EditorWorker()),
};

defineThemes(editor);

// As the exercises' tsconfig, but friendly to plain JavaScript pasted from the documentation.
typescriptDefaults.setCompilerOptions({
  target: ScriptTarget.ESNext,
  module: ModuleKind.ESNext,
  moduleResolution: ModuleResolutionKind.NodeJs,
  lib: ['lib.es2023.d.ts', 'lib.webworker.d.ts'],
  types: [],
  // With implicit any allowed, `const rows = []` would be never[], and every push a mistake; semantic-markers.ts drops
  // those findings instead.
  strict: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  isolatedModules: true,
  skipLibCheck: true,
  allowNonTsExtensions: true,
  noEmit: true,
});
// Semantic findings come as warnings, from semantic-markers.ts: such code still runs.
typescriptDefaults.setDiagnosticsOptions({
  noSemanticValidation: true,
  noSyntaxValidation: false,
  noSuggestionDiagnostics: false,
  onlyVisible: true,
});
typescriptDefaults.setEagerModelSync(true);
