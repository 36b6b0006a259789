import { resolve } from 'node:path';

/** The repository's own folder. */
export const ROOT = resolve(import.meta.dirname, '../..');
