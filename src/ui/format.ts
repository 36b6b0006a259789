import { formatBytes, formatNumber } from '#core/number-text.ts';

const LOCALE = 'en-GB';

/** Sizes of a disk: gigabytes from a billion bytes on. */
export function formatStorage(bytes: number): string {
  return bytes < 1e9 ? formatBytes(bytes) : `${formatNumber(bytes / 1e9)} GB`;
}

/** 41_000 → '41 s', 95_000 → '1 min 35 s', 3_700_000 → '1 h 2 min'. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const TIME = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short' });
const DAY_OF_YEAR = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' });

export function formatTime(at: number): string {
  return TIME.format(at);
}

/** 'today 10:41', 'yesterday 10:32', '3 Nov 09:15', '3 Nov 2025'. */
export function formatWhen(at: number, now: number): string {
  const days = dayNumber(now) - dayNumber(at);
  if (days === 0) return `today ${TIME.format(at)}`;
  if (days === 1) return `yesterday ${TIME.format(at)}`;
  if (new Date(at).getFullYear() === new Date(now).getFullYear())
    return `${DAY.format(at)} ${TIME.format(at)}`;
  return DAY_OF_YEAR.format(at);
}

/** Calendar days in local time, so that 23:59 and 00:01 are a day apart. */
function dayNumber(at: number): number {
  const date = new Date(at);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
}
