import { formatValue } from './format-value.ts';
import { learnerFault } from './run-fault.ts';

/** The member of an options object that learner code passed; undefined where there is none. */
export function readOption(options: unknown, name: string): unknown {
  return typeof options === 'object' && options !== null ? Reflect.get(options, name) : undefined;
}

/** A whole number from `least`; `call` is how the sentence names the function. Null where none was given. @throws RunFault */
export function readWhole(options: unknown, name: string, least: number, call: string): number | null {
  const value = readOption(options, name) ?? null;
  if (value === null || (typeof value === 'number' && Number.isInteger(value) && value >= least))
    return value;
  throw learnerFault(
    'threw',
    `${call} needs { ${name} } to be a whole number from ${least}, not ${formatValue(value)}.`,
  );
}

/** As `readWhole`, for an option that must be given. @throws RunFault */
export function requireWhole(options: unknown, name: string, call: string): number {
  const value = readWhole(options, name, 1, call);
  if (value !== null) return value;
  throw learnerFault('threw', `${call} needs { ${name} }: a whole number from 1.`);
}

/** @throws RunFault */
export function readFlag(options: unknown, name: string, fallback: boolean, call: string): boolean {
  const value = readOption(options, name) ?? fallback;
  if (typeof value === 'boolean') return value;
  throw learnerFault('threw', `${call} needs { ${name} } to be true or false, not ${formatValue(value)}.`);
}
