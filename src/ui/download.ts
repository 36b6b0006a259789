/** Hands a file to the browser's downloads. */
export function downloadBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address after this task; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export function downloadCode(exerciseId: string, code: string): void {
  downloadBlob(`${exerciseId}.ts`, new Blob([code], { type: 'text/typescript' }));
}
