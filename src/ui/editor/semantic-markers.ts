import type {
  Diagnostic,
  DiagnosticRelatedInformation,
} from 'monaco-editor/languages/features/typescript/register.js';
import { MarkerSeverity, editor, getTypeScriptWorker, typescriptDefaults } from './monaco.ts';
import { strings } from './strings.ts';

const OWNER = 'types';
/** As Monaco's own check of the syntax. */
const DELAY_MS = 500;
/** Syntax that cannot be stripped (enums, namespaces, parameter properties): such code does not run. */
const UNSTRIPPABLE_CODE = 1294;

/** 'Implicitly has an any type', in all its forms: plain JavaScript is welcome. */
const isAboutMissingType = ({ code }: Diagnostic): boolean => code >= 7005 && code <= 7057;

/** Keeps a model's semantic findings marked, as warnings; what cannot run stays an error. */
export class SemanticMarkers {
  readonly #model: editor.ITextModel;
  readonly #listeners: { dispose(): void }[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(model: editor.ITextModel) {
    this.#model = model;
    this.#listeners = [
      model.onDidChangeContent(() => this.#schedule()),
      typescriptDefaults.onDidExtraLibsChange(() => this.#schedule()),
    ];
    this.#schedule();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const listener of this.#listeners) listener.dispose();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#check(), DELAY_MS);
  }

  async #check(): Promise<void> {
    const model = this.#model;
    // Without the libraries every import would be marked.
    if (model.isDisposed() || Object.keys(typescriptDefaults.getExtraLibs()).length === 0) return;
    const version = model.getVersionId();
    // Rejects until Monaco has loaded its TypeScript mode, which the first model starts.
    const connect = await getTypeScriptWorker().catch(() => null);
    if (connect === null) {
      this.#schedule();
      return;
    }
    const worker = await connect(model.uri);
    // Rejects when the document is closed while the worker reads it; then there is nothing to mark.
    const diagnostics = await worker.getSemanticDiagnostics(model.uri.toString()).catch(() => null);
    if (diagnostics === null || model.isDisposed() || model.getVersionId() !== version) return;
    editor.setModelMarkers(
      model,
      OWNER,
      diagnostics
        .filter((diagnostic) => !isAboutMissingType(diagnostic))
        .map((diagnostic) => toMarker(model, diagnostic)),
    );
  }
}

function toMarker(model: editor.ITextModel, diagnostic: Diagnostic): editor.IMarkerData {
  const from = model.getPositionAt(diagnostic.start ?? 0);
  const to = model.getPositionAt((diagnostic.start ?? 0) + (diagnostic.length ?? 1));
  const text = flatten(diagnostic.messageText);
  const cannotRun = diagnostic.code === UNSTRIPPABLE_CODE;
  return {
    severity: cannotRun ? MarkerSeverity.Error : MarkerSeverity.Warning,
    message: cannotRun ? text : `${text}\n${strings.stillRuns}`,
    code: String(diagnostic.code),
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  };
}

function flatten(message: DiagnosticRelatedInformation['messageText'], depth = 0): string {
  if (typeof message === 'string') return message;
  const own = '  '.repeat(depth) + message.messageText;
  const next = (message.next ?? []).map((inner) => flatten(inner, depth + 1));
  return [own, ...next].join('\n');
}
