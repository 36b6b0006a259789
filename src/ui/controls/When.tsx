import { formatWhen } from '#ui/format.ts';
import { useSyncExternalStore } from 'react';

const MINUTE_MS = 60_000;

/** A moment in words that stay true: 'today 10:41' becomes 'yesterday 10:41' at midnight. */
export function When({ at }: { readonly at: number }) {
  const now = useSyncExternalStore(onMinute, readMinute);
  return <time dateTime={new Date(at).toISOString()}>{formatWhen(at, now)}</time>;
}

function readMinute(): number {
  return Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
}

function onMinute(listener: () => void): () => void {
  const timer = setInterval(listener, MINUTE_MS);
  return () => clearInterval(timer);
}
