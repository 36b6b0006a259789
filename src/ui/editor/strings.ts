/** Texts of the editor, in one place so that they can be translated. */
export const strings = {
  editorLabel: 'Solution code. Press Escape, then Tab, to leave the editor.',
  readOnlyLabel: 'Code, read only',
  plainLabel: 'Solution code',
  plainNote: 'Plain editor for small screens. Tab moves on; indent with spaces.',
  loading: 'Loading the editor…',
  loadFailed: 'The full editor could not be loaded, so this is the plain one. Your code is safe.',
  retry: 'Try again',
  typesFailed: 'Completions for TensorFlow.js could not be loaded. Your code still runs.',
  tabLeaves: 'Tab now leaves the editor',
  tabFocusOn: 'Tab moves focus. Ctrl+M gives it back to the code',
  run: 'Run',
  submit: 'Submit',
  stillRuns: 'It still runs.',
  markersTitle: 'Marks on the code',
  error: 'Error',
  warning: 'Warning',
  goToLine: (line: number) => `line ${line}`,
  diffLabel: 'Difference between two versions of the code',
  diffOriginal: 'Earlier version',
  diffModified: 'Present version',
  diffSummary: (added: number, removed: number) =>
    added + removed === 0
      ? 'The two versions are the same.'
      : `${added} ${added === 1 ? 'line' : 'lines'} added, ${removed} removed.`,
};
