import * as tf from '@tensorflow/tfjs';
import { readThrown } from './read-thrown.ts';

/** A console line's limit in characters (core/console-line.ts). */
export const MAX_TEXT = 4000;
const MAX_DEPTH = 4;
const MAX_ENTRIES = 50;
/** Reading more than this for one line would cost more than the line is worth. */
const MAX_READ_VALUES = 2_000_000;
const FIRST_VALUES = 8;

/** What console.log shows for its arguments, in one bounded text. Texts stand as they are, all else as in a debugger. */
export function formatValues(values: readonly unknown[]): string {
  let text = '';
  for (const value of values) {
    if (text.length >= MAX_TEXT) break;
    text +=
      (text === '' ? '' : ' ') + (typeof value === 'string' ? value.slice(0, MAX_TEXT) : formatValue(value));
  }
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
}

/** One value, never longer than a few thousand characters and never throwing, whatever its getters do. */
export function formatValue(value: unknown): string {
  try {
    return format(value, 0, new Set()).slice(0, MAX_TEXT);
  } catch (error) {
    // What a getter throws may throw again when it is read.
    return `[could not be shown: ${readThrown(error)?.message ?? 'it threw'}]`;
  }
}

function format(value: unknown, depth: number, parents: Set<object>): string {
  if (typeof value === 'string') return depth === 0 ? value : JSON.stringify(value.slice(0, 500));
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return `[function ${value.name || 'anonymous'}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof tf.Tensor) return formatTensor(value as tf.Tensor);
  if (value instanceof Error) return formatError(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return formatTypedArray(value);
  if (parents.has(value)) return '[circular]';
  if (depth >= MAX_DEPTH) return Array.isArray(value) ? '[…]' : '{…}';
  parents.add(value);
  const text = formatEntries(value, depth, parents);
  parents.delete(value);
  return text;
}

function formatEntries(value: object, depth: number, parents: Set<object>): string {
  const show = (entry: unknown): string => format(entry, depth + 1, parents);
  if (Array.isArray(value)) return `[${list(value.slice(0, MAX_ENTRIES).map(show), value.length)}]`;
  if (value instanceof Map) {
    const entries = [...value].slice(0, MAX_ENTRIES).map(([key, entry]) => `${show(key)} => ${show(entry)}`);
    return `Map {${list(entries, value.size)}}`;
  }
  if (value instanceof Set) return `Set {${list([...value].slice(0, MAX_ENTRIES).map(show), value.size)}}`;
  const prototype = Object.getPrototypeOf(value) as object | null;
  const name = prototype === null || prototype === Object.prototype ? '' : `${prototype.constructor.name} `;
  const keys = Object.keys(value);
  const entries = keys.slice(0, MAX_ENTRIES).map((key) => `${key}: ${show(Reflect.get(value, key))}`);
  return `${name}{ ${list(entries, keys.length)} }`;
}

function list(shown: readonly string[], count: number): string {
  return shown.join(', ') + (count > shown.length ? `, … ${count - shown.length} more` : '');
}

/** 'Tensor float32 [2, 3]  0…1, 0 NaN  0.5, 0.25, …' */
function formatTensor(tensor: tf.Tensor): string {
  const head = `Tensor ${tensor.dtype} [${tensor.shape.join(', ')}]`;
  if (tensor.isDisposed) return `${head} (disposed)`;
  if (tensor.size === 0) return `${head} (empty)`;
  if (tensor.size > MAX_READ_VALUES) return `${head} (too large to read for one line)`;
  const values = Array.from<unknown>(tensor.dataSync());
  const first = values.slice(0, FIRST_VALUES).map(shorten);
  const rest = values.length > FIRST_VALUES ? ', …' : '';
  if (tensor.dtype === 'string' || tensor.dtype === 'complex64') return `${head}  ${first.join(', ')}${rest}`;
  let low = Infinity;
  let high = -Infinity;
  let notANumber = 0;
  for (const value of values) {
    const number = Number(value);
    if (Number.isNaN(number)) notANumber++;
    else {
      low = Math.min(low, number);
      high = Math.max(high, number);
    }
  }
  const range = notANumber === values.length ? 'no numbers' : `${shorten(low)}…${shorten(high)}`;
  return `${head}  ${range}, ${notANumber} NaN  ${first.join(', ')}${rest}`;
}

function formatTypedArray(array: ArrayBufferView): string {
  const values = Array.from(array as unknown as ArrayLike<number>).slice(0, FIRST_VALUES);
  const length = 'length' in array ? Number(array.length) : values.length;
  return `${array.constructor.name}(${length}) [${list(values.map(shorten), length)}]`;
}

function formatError(error: Error): string {
  return `${error.name}: ${error.message}`;
}

function shorten(value: unknown): string {
  if (typeof value !== 'number')
    return typeof value === 'string' ? JSON.stringify(value.slice(0, 100)) : String(value);
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(5)));
}
