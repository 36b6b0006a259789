/** Texts beside code that is there to be copied. */
export const snippetStrings = {
  code: 'Code',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'The browser does not let the lab copy. Select the text and copy it yourself.',
} as const;
