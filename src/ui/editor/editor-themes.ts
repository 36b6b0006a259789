import type { editor as monacoEditor } from 'monaco-editor/editor.js';

/** The lab's themes; `high-contrast` is Monaco's own on black. */
export type EditorTheme = 'light' | 'dark' | 'high-contrast';

const NAMES = { light: 'lab-light', dark: 'lab-dark', 'high-contrast': 'hc-black' } as const;

export function themeName(theme: EditorTheme): string {
  return NAMES[theme];
}

/** Registers the light and dark themes; colours as in the lab's tokens (all text at 4.5:1 or more). */
export function defineThemes(editor: typeof monacoEditor): void {
  editor.defineTheme(NAMES.light, {
    base: 'vs',
    inherit: true,
    rules: [
      { token: 'keyword', foreground: '7b3fb0' },
      { token: 'string', foreground: '08664a' },
      { token: 'comment', foreground: '5d6873' },
      { token: 'number', foreground: '8a4b00' },
      { token: 'regexp', foreground: '8a4b00' },
      { token: 'type', foreground: '16202a' },
      { token: 'identifier', foreground: '16202a' },
      { token: 'delimiter', foreground: '3c4853' },
    ],
    colors: {
      'editor.background': '#ffffff',
      'editor.foreground': '#16202a',
      'editorLineNumber.foreground': '#66727d',
      'editorLineNumber.activeForeground': '#16202a',
      'editor.lineHighlightBackground': '#f1f4f6',
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': '#cfe3f4',
      'editorWidget.background': '#ffffff',
      'editorWidget.border': '#dfe3e6',
      'editorSuggestWidget.selectedBackground': '#eaf2f9',
      'editorSuggestWidget.selectedForeground': '#16202a',
      'editorSuggestWidget.highlightForeground': '#0b62a8',
      'editorSuggestWidget.focusHighlightForeground': '#0b62a8',
      'editorCursor.foreground': '#0b62a8',
      focusBorder: '#0b62a8',
    },
  });
  editor.defineTheme(NAMES.dark, {
    base: 'vs-dark',
    inherit: true,
    rules: [
      { token: 'keyword', foreground: 'c9a2f0' },
      { token: 'string', foreground: '7fd6b1' },
      { token: 'comment', foreground: '929ea9' },
      { token: 'number', foreground: 'eab676' },
      { token: 'regexp', foreground: 'eab676' },
      { token: 'type', foreground: 'e8edf1' },
      { token: 'identifier', foreground: 'e8edf1' },
      { token: 'delimiter', foreground: 'b8c2ca' },
    ],
    colors: {
      'editor.background': '#151b20',
      'editor.foreground': '#e8edf1',
      'editorLineNumber.foreground': '#84909b',
      'editorLineNumber.activeForeground': '#e8edf1',
      'editor.lineHighlightBackground': '#182026',
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': '#264a66',
      'editorWidget.background': '#161c21',
      'editorWidget.border': '#2a333b',
      'editorSuggestWidget.selectedBackground': '#1b2a36',
      'editorSuggestWidget.selectedForeground': '#e8edf1',
      'editorSuggestWidget.highlightForeground': '#5eb1f2',
      'editorSuggestWidget.focusHighlightForeground': '#5eb1f2',
      'editorCursor.foreground': '#5eb1f2',
      focusBorder: '#5eb1f2',
    },
  });
}
