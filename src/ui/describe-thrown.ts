/** What was thrown, as text for a bug report. */
export function describeThrown(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.stack ?? thrown.message;
  return typeof thrown === 'string' ? thrown : JSON.stringify(thrown);
}
