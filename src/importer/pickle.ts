import { badFile } from './import-fault.ts';

/** What an object array may hold: lists of numbers, texts, numbers. */
export type PickledList = readonly number[] | string | number;

/** A value on the machine's stack. Functions of Python appear by name only: nothing is ever called. */
type Value =
  | { readonly kind: 'list'; readonly items: Value[] }
  | { readonly kind: 'tuple'; readonly items: readonly Value[] }
  | { readonly kind: 'global'; readonly name: string }
  | { readonly kind: 'array'; items: readonly Value[] | null }
  | { readonly kind: 'dtype' }
  | { readonly kind: 'mark' }
  | { readonly kind: 'bytes' }
  | { readonly kind: 'none' }
  | number
  | string;

/** The only names that a pickled array of lists needs. */
const ALLOWED = new Set([
  'numpy.core.multiarray _reconstruct',
  'numpy._core.multiarray _reconstruct',
  'numpy ndarray',
  'numpy dtype',
  '_codecs encode',
]);
const MARK: Value = { kind: 'mark' };
const NONE: Value = { kind: 'none' };

/**
 * Reads the pickle of a NumPy object array whose elements are lists of numbers, texts or numbers, protocols 2 to 5
 * (opcodes: CPython Lib/pickletools.py). A pickle is a program; this reader knows the few instructions that build such an
 * array and refuses every other one, so that nothing in the file can run.
 */
export function readPickledArray(name: string, bytes: Uint8Array<ArrayBuffer>): PickledList[] {
  const refuse = (fault: string) =>
    badFile(
      `${name} holds pickled Python objects that the lab does not read: ${fault}. It takes arrays of lists of whole numbers, as in imdb.npz. Save plain arrays instead.`,
    );
  const machine = createMachine(bytes, refuse);
  const result = machine.run();
  if (typeof result !== 'object' || result.kind !== 'array' || result.items === null)
    throw refuse('it is not an array');
  return result.items.map((item) => {
    if (typeof item !== 'object') return item;
    if (item.kind !== 'list' && item.kind !== 'tuple') throw refuse(`an element is a ${item.kind}`);
    return item.items.map((value) => {
      if (typeof value === 'number') return value;
      throw refuse('a list holds something that is no number');
    });
  });
}

function createMachine(bytes: Uint8Array<ArrayBuffer>, refuse: (fault: string) => Error) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const decoder = new TextDecoder();
  const stack: Value[] = [];
  const memo = new Map<number, Value>();
  let at = 0;

  const take = (length: number): number => {
    const from = at;
    at += length;
    if (at > bytes.length) throw refuse('it is cut short');
    return from;
  };
  const takeText = (length: number): string => {
    const from = take(length);
    return decoder.decode(bytes.subarray(from, from + length));
  };
  const takeLine = (): string => {
    const end = bytes.indexOf(10, at);
    if (end < 0) throw refuse('it is cut short');
    const text = takeText(end - at);
    at = end + 1;
    return text;
  };
  const pop = (): Value => {
    const value = stack.pop();
    if (value === undefined) throw refuse('its instructions do not fit together');
    return value;
  };
  const popToMark = (): Value[] => {
    const mark = stack.lastIndexOf(MARK);
    if (mark < 0) throw refuse('its instructions do not fit together');
    const items = stack.splice(mark);
    return items.slice(1);
  };
  const append = (items: readonly Value[]): void => {
    const list = stack.at(-1);
    if (typeof list !== 'object' || list.kind !== 'list')
      throw refuse('it appends to something that is no list');
    for (const item of items) list.items.push(item);
  };
  const pushGlobal = (module: string, attribute: string): void => {
    const name = `${module} ${attribute}`;
    if (!ALLOWED.has(name)) throw refuse(`it asks for Python's ${module}.${attribute}`);
    stack.push({ kind: 'global', name });
  };
  /** `REDUCE` would call a function; here it makes the one thing that the function is known to make. */
  const reduce = (): void => {
    pop();
    const callee = pop();
    if (typeof callee !== 'object' || callee.kind !== 'global') throw refuse('it calls something unknown');
    if (callee.name === 'numpy dtype') stack.push({ kind: 'dtype' });
    else if (callee.name === '_codecs encode') stack.push({ kind: 'bytes' });
    else if (callee.name.endsWith(' _reconstruct')) stack.push({ kind: 'array', items: null });
    else throw refuse(`it calls ${callee.name}`);
  };
  /** Sets the state of an array: (version, shape, dtype, isFortran, [elements]). */
  const build = (): void => {
    const state = pop();
    const target = stack.at(-1);
    if (typeof target !== 'object') throw refuse('it sets the state of something that has none');
    if (target.kind === 'dtype') return;
    const elements = typeof state === 'object' && state.kind === 'tuple' ? state.items[4] : undefined;
    if (target.kind !== 'array' || typeof elements !== 'object' || elements.kind !== 'list')
      throw refuse('an array is not a list of elements');
    target.items = elements.items;
  };
  const takeLong = (): number => {
    const length = view.getUint8(take(1));
    const from = take(length);
    let value = 0n;
    for (let i = 0; i < length; i++) value |= BigInt(bytes[from + i] ?? 0) << BigInt(8 * i);
    return Number(BigInt.asIntN(Math.max(8, 8 * length), value));
  };

  const step = (opcode: number): void => {
    switch (opcode) {
      case 0x80: // PROTO
        return void take(1);
      case 0x95: // FRAME
        return void take(8);
      case 0x28: // MARK
        return void stack.push(MARK);
      case 0x4e: // NONE
        return void stack.push(NONE);
      case 0x88: // NEWTRUE
        return void stack.push(1);
      case 0x89: // NEWFALSE
        return void stack.push(0);
      case 0x4b: // BININT1
        return void stack.push(view.getUint8(take(1)));
      case 0x4d: // BININT2
        return void stack.push(view.getUint16(take(2), true));
      case 0x4a: // BININT
        return void stack.push(view.getInt32(take(4), true));
      case 0x47: // BINFLOAT
        return void stack.push(view.getFloat64(take(8)));
      case 0x8a: // LONG1
        return void stack.push(takeLong());
      case 0x8c: // SHORT_BINUNICODE
        return void stack.push(takeText(view.getUint8(take(1))));
      case 0x58: // BINUNICODE
        return void stack.push(takeText(view.getUint32(take(4), true)));
      case 0x43: // SHORT_BINBYTES
        take(view.getUint8(take(1)));
        return void stack.push({ kind: 'bytes' });
      case 0x42: // BINBYTES
        take(view.getUint32(take(4), true));
        return void stack.push({ kind: 'bytes' });
      case 0x5d: // EMPTY_LIST
        return void stack.push({ kind: 'list', items: [] });
      case 0x61: // APPEND
        append([pop()]);
        return;
      case 0x65: // APPENDS
        append(popToMark());
        return;
      case 0x29: // EMPTY_TUPLE
        return void stack.push({ kind: 'tuple', items: [] });
      case 0x74: // TUPLE
        return void stack.push({ kind: 'tuple', items: popToMark() });
      case 0x85: // TUPLE1
      case 0x86: // TUPLE2
      case 0x87: {
        // TUPLE3
        const items = Array.from({ length: opcode - 0x84 }, pop).reverse();
        return void stack.push({ kind: 'tuple', items });
      }
      case 0x71: // BINPUT
        return void memo.set(view.getUint8(take(1)), stack.at(-1) ?? NONE);
      case 0x72: // LONG_BINPUT
        return void memo.set(view.getUint32(take(4), true), stack.at(-1) ?? NONE);
      case 0x94: // MEMOIZE
        return void memo.set(memo.size, stack.at(-1) ?? NONE);
      case 0x68: // BINGET
        return void stack.push(memo.get(view.getUint8(take(1))) ?? NONE);
      case 0x6a: // LONG_BINGET
        return void stack.push(memo.get(view.getUint32(take(4), true)) ?? NONE);
      case 0x63: {
        // GLOBAL
        const module = takeLine();
        pushGlobal(module, takeLine());
        return;
      }
      case 0x93: {
        // STACK_GLOBAL
        const attribute = pop();
        const module = pop();
        if (typeof module !== 'string' || typeof attribute !== 'string') throw refuse('a name is no text');
        pushGlobal(module, attribute);
        return;
      }
      case 0x52: // REDUCE
        reduce();
        return;
      case 0x62: // BUILD
        build();
        return;
      default:
        throw refuse(`its instruction 0x${opcode.toString(16)} at byte ${at - 1} is not allowed`);
    }
  };

  return {
    run(): Value {
      for (;;) {
        const opcode = view.getUint8(take(1));
        if (opcode === 0x2e) return pop();
        step(opcode);
      }
    },
  };
}
