import { editor } from './monaco.ts';

/** What Tab does in the editor just now. */
export type TabState = 'indents' | 'leaves-once' | 'moves-focus';

/**
 * After Escape the next Tab or Shift+Tab is left to the browser, so the keyboard is never caught; Monaco's own Ctrl+M mode
 * is reported too.
 */
export class TabEscape {
  readonly #host: HTMLElement;
  readonly #onState: (state: TabState) => void;
  readonly #subscription: { dispose(): void };
  readonly #editor: editor.IStandaloneCodeEditor;
  #isArmed = false;

  constructor(
    codeEditor: editor.IStandaloneCodeEditor,
    host: HTMLElement,
    onState: (state: TabState) => void,
  ) {
    this.#editor = codeEditor;
    this.#host = host;
    this.#onState = onState;
    this.#subscription = codeEditor.onDidChangeConfiguration((event) => {
      if (event.hasChanged(editor.EditorOption.tabFocusMode)) this.#report();
    });
    host.addEventListener('keydown', this.#onKeyDown, { capture: true });
    host.addEventListener('pointerdown', this.#disarm);
    host.addEventListener('focusout', this.#disarm);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#host.removeEventListener('keydown', this.#onKeyDown, { capture: true });
    this.#host.removeEventListener('pointerdown', this.#disarm);
    this.#host.removeEventListener('focusout', this.#disarm);
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      this.#isArmed = true;
      this.#report();
      return;
    }
    if (event.key === 'Shift') return;
    if (event.key === 'Tab' && this.#isArmed) event.stopPropagation();
    else this.#disarm();
  };

  readonly #disarm = (): void => {
    if (!this.#isArmed) return;
    this.#isArmed = false;
    this.#report();
  };

  #report(): void {
    const isMode = this.#editor.getOption(editor.EditorOption.tabFocusMode);
    this.#onState(isMode ? 'moves-focus' : this.#isArmed ? 'leaves-once' : 'indents');
  }
}
