import { useSyncExternalStore } from 'react';

const MINUTE_MS = 60_000;

/** The present moment, to the minute; the component renders again when the next one begins. */
export function useMinute(): number {
  return useSyncExternalStore(onMinute, readMinute);
}

function readMinute(): number {
  return Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
}

function onMinute(listener: () => void): () => void {
  const timer = setInterval(listener, MINUTE_MS);
  return () => clearInterval(timer);
}
