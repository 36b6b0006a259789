import { formatCount } from './number-format.ts';

/** A count with its noun. */
export function many(count: number, one: string, more = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : more}`;
}
