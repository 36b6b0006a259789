import { formatNumber } from '#core/number-text.ts';

/** Whole numbers with thousands separated. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/** A logged value at a curve's end: four digits, NaN and infinities by name. */
export function formatLog(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'infinite' : '−infinite';
  if (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e7)) return value.toExponential(2);
  return formatNumber(value, 4).replace('-', '−');
}

/** A number beside an axis, where six digits have no room: '250k', '1.5M'. */
export function formatTick(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || size < 1e5) return formatLog(value);
  const [unit, letter] = size < 1e6 ? [1e3, 'k'] : size < 1e9 ? [1e6, 'M'] : [1e9, 'G'];
  return `${formatLog(value / unit)}${letter}`;
}

/** A share as a percentage with one decimal. */
export function formatShare(share: number): string {
  return `${formatNumber(share * 100, 3)} %`;
}

/** '41 s', '3 min 20 s', '1 h 5 min'. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Numbers that are read side by side, with the same decimals: three below one, fewer above. */
export function formatAlike(values: readonly number[]): string[] {
  const greatest = Math.max(...values.filter(Number.isFinite).map(Math.abs), 0);
  const decimals = greatest < 1 ? 3 : greatest < 10 ? 2 : greatest < 1000 ? 1 : 0;
  return values.map((value) =>
    Number.isFinite(value)
      ? value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
      : formatLog(value),
  );
}

/** With its sign, for differences. */
export function formatSigned(value: number, digits = 3): string {
  const text = formatNumber(Math.abs(value), digits);
  return value > 0 ? `+${text}` : value < 0 ? `−${text}` : '±0';
}
