import type { Marker } from '#session/state.ts';
import { MarkerSeverity, Uri, editor } from './monaco.ts';
import { SemanticMarkers } from './semantic-markers.ts';

const RUN_OWNER = 'run';
/** Texts told to the outside and not heard back yet; more than a few means that they never will be. */
const ECHO_LIMIT = 50;

export interface CodeDocumentOptions {
  readonly exerciseId: string;
  readonly code: string;
  readonly onChange: (code: string) => void;
  readonly onMarkers: (markers: readonly Marker[]) => void;
}

/** The text of one exercise in the editor, with its undo history and marks. */
export class CodeDocument {
  readonly model: editor.ITextModel;
  readonly #semantics: SemanticMarkers;
  readonly #listeners: { dispose(): void }[];
  #echoes: string[] = [];
  #isReplacing = false;

  constructor(options: CodeDocumentOptions) {
    const uri = Uri.parse(`file:///exercises/${encodeURIComponent(options.exerciseId)}/solution.ts`);
    // A text of the same name is left only when two editors show one exercise; the newer one wins.
    editor.getModel(uri)?.dispose();
    this.model = editor.createModel(options.code, 'typescript', uri);
    this.#semantics = new SemanticMarkers(this.model);
    this.#listeners = [
      this.model.onDidChangeContent(() => {
        if (this.#isReplacing) return;
        const code = this.model.getValue();
        this.#echoes = [...this.#echoes.slice(-ECHO_LIMIT), code];
        options.onChange(code);
      }),
      editor.onDidChangeMarkers((resources) => {
        if (!resources.some((resource) => resource.toString() === uri.toString())) return;
        options.onMarkers(readMarkers(this.model));
      }),
    ];
  }

  /** Takes over a text from outside (restore, reset) as one undoable edit; the echo of what was typed here is no such text. */
  accept(code: string): void {
    const echo = this.#echoes.indexOf(code);
    if (echo >= 0) {
      this.#echoes = this.#echoes.slice(echo + 1);
      return;
    }
    if (code === this.model.getValue()) return;
    this.#isReplacing = true;
    this.model.pushStackElement();
    this.model.pushEditOperations([], [{ range: this.model.getFullModelRange(), text: code }], () => null);
    this.model.pushStackElement();
    this.#isReplacing = false;
    this.#echoes = [];
  }

  /** Shows the run's marks from their column to the end of the line. */
  mark(markers: readonly Marker[]): void {
    editor.setModelMarkers(
      this.model,
      RUN_OWNER,
      markers.map((marker) => {
        const line = Math.min(Math.max(marker.line, 1), this.model.getLineCount());
        const end = this.model.getLineMaxColumn(line);
        return {
          severity: marker.severity === 'error' ? MarkerSeverity.Error : MarkerSeverity.Warning,
          message: marker.message,
          startLineNumber: line,
          startColumn: Math.min(marker.column, Math.max(1, end - 1)),
          endLineNumber: line,
          endColumn: end,
        };
      }),
    );
  }

  dispose(): void {
    this.#semantics.dispose();
    for (const listener of this.#listeners) listener.dispose();
    this.model.dispose();
  }
}

function readMarkers(model: editor.ITextModel): Marker[] {
  return editor
    .getModelMarkers({ resource: model.uri })
    .filter((marker) => marker.severity >= MarkerSeverity.Warning)
    .map((marker) => ({
      severity: marker.severity === MarkerSeverity.Error ? 'error' : 'warning',
      message: marker.message,
      line: marker.startLineNumber,
      column: marker.startColumn,
    }));
}
