/** What is known of something that code threw, read so that nothing it does while it is read can throw again. */
export interface ThrownFacts {
  readonly name: string;
  /** Of the class that it was made by; empty where that is not known. */
  readonly className: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly isSyntaxError: boolean;
  /** Where the browser says that a text could not be read as code; SpiderMonkey and JavaScriptCore tell it apart from the stack. */
  readonly source: { readonly url: string; readonly line: number; readonly column: number } | null;
  /** What is behind it: an Error's `cause`, or the first of an AggregateError's errors. */
  readonly inner: unknown;
}

/**
 * The facts of an Error, or of one of a browser's own exceptions, which have a name and a message and may be no Error (as
 * SpiderMonkey's NS_ERROR_…); null for all else that can be thrown.
 */
export function readThrown(thrown: unknown): ThrownFacts | null {
  if (typeof thrown !== 'object' || thrown === null) return null;
  const isError = isInstance(thrown, Error);
  if (!isError && isPlain(thrown)) return null;
  const name = readText(thrown, 'name');
  const message = readText(thrown, 'message');
  if (!isError && (name === undefined || name === '' || message === undefined)) return null;
  const errors = readProperty(thrown, 'errors');
  const inner = Array.isArray(errors) ? (errors[0] as unknown) : readProperty(thrown, 'cause');
  return {
    name: name ?? 'Error',
    className: readClassName(thrown),
    message: message ?? '',
    stack: readText(thrown, 'stack'),
    isSyntaxError: isInstance(thrown, SyntaxError),
    source: readSource(thrown),
    inner,
  };
}

/** A Proxy's trap may throw here. */
export function isInstance<Instance>(
  value: unknown,
  constructor: abstract new (...values: never[]) => Instance,
): value is Instance {
  try {
    return value instanceof constructor;
  } catch {
    return false;
  }
}

function isPlain(thrown: object): boolean {
  try {
    const prototype: unknown = Object.getPrototypeOf(thrown);
    return prototype === Object.prototype || prototype === null;
  } catch {
    return true;
  }
}

function readSource(thrown: object): ThrownFacts['source'] {
  const url = readText(thrown, 'fileName') ?? readText(thrown, 'sourceURL');
  const line = readProperty(thrown, 'lineNumber') ?? readProperty(thrown, 'line');
  const column = readProperty(thrown, 'columnNumber') ?? readProperty(thrown, 'column');
  if (url === undefined || typeof line !== 'number' || !(line >= 1)) return null;
  return { url, line, column: typeof column === 'number' && column >= 1 ? column : 1 };
}

function readClassName(thrown: object): string {
  const constructor = readProperty(thrown, 'constructor');
  return typeof constructor === 'function' ? (readText(constructor, 'name') ?? '') : '';
}

function readText(owner: object, name: string): string | undefined {
  const value = readProperty(owner, name);
  return typeof value === 'string' ? value : undefined;
}

function readProperty(owner: object, name: string): unknown {
  try {
    return Reflect.get(owner, name);
  } catch {
    return undefined;
  }
}
