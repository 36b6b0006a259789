import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ToldMistake, prefix, runMistakes } from './mistakes-run.ts';
import { createRunner, type Runner } from './runner.ts';
import { startProgram } from './start-program.ts';

const NO_LIST = /list is needed|is no list/;
const NO_VALUE = /(?:value that is undefined|undefined or null).*Look for an `await`/;
const READ_ONLY = /read-only/;
const LENGTH = /length, or an index, that it cannot have/;
const PAST_END = /past the end of a buffer|length, or an index/;
const NO_JSON = /The text is no JSON/;
const DISPOSED = /used after it was disposed/;
const NO_FUNCTION = /is no function|function is needed/;
const MEMORY = /^[^:]*: Memory ran out during the run \(/;

/** What the code does, and what is told of it, whichever browser runs it. */
const MISTAKES: readonly (readonly [string, RegExp])[] = [
  ['modell.fit();', /There is no 'modell' here/],
  ['window.x;', /There is no 'window': code runs in a worker/],
  ['const a = undefined; a.b;', NO_VALUE],
  ['const o = {}; o.a.b = 1;', NO_VALUE],
  ['const f = () => undefined; f().shape;', NO_VALUE],
  ['const a = []; a[0][1];', NO_VALUE],
  ['const { a } = undefined;', NO_VALUE],
  ['const f = ({ a }) => a; f();', NO_VALUE],
  ['Object.entries(undefined);', /undefined or null/],
  ['const o = {}; o.go(1);', /'o\.go' is no function/],
  ['tf.sequentiel();', /'tf\.sequentiel' is no function/],
  ['tf.zeros([2, 3]).then();', /is no function/],
  ['tf.layers.randomFlip({});', /TensorFlow\.js lacks 'randomFlip'/],
  ['[1].map(5);', NO_FUNCTION],
  ['new Promise();', NO_FUNCTION],
  ['new tf.Foo();', /'tf\.Foo' cannot be made with `new`/],
  ['class A {} A();', /A class is called like a function/],
  ['const a = 1; a = 2;', /`const`.*`let`/],
  ['Object.freeze({ a: 1 }).a = 2;', READ_ONLY],
  ['Object.freeze({ a: 1 }).b = 2;', /is frozen/],
  ['const f = () => later; f(); const later = 1;', /used above the line that makes it/],
  ['class A {} class B extends A { constructor() { this.x = 1; } } new B();', /must call super/],
  ['const f = () => f() + 1; f();', /calls itself without end/],
  ['Math.max(...new Array(5e6).fill(1));', /spreads a huge array/],
  ['const o = {}; [...o];', NO_LIST],
  ['for (const x of 5) x;', NO_LIST],
  ['const [a] = {};', NO_LIST],
  ['Math.max(...undefined);', NO_LIST],
  ['new Map(5);', NO_LIST],
  ['new Array(-1);', LENGTH],
  ['new Float32Array(-1);', LENGTH],
  ['new ArrayBuffer(-1);', LENGTH],
  ['new Float32Array(new ArrayBuffer(8), 0, 4);', PAST_END],
  ['new Float32Array(2).set([1, 2, 3]);', PAST_END],
  ['new DataView(new ArrayBuffer(2)).getFloat32(0);', PAST_END],
  ['new Float32Array(new ArrayBuffer(7));', /does not fit the kind of number/],
  ['(1).toFixed(200);', /number of digits/],
  ["'a'.repeat(-1);", /repeat got a count/],
  ["JSON.parse('abc');", NO_JSON],
  ["JSON.parse('');", NO_JSON],
  ["JSON.parse('[1,]');", NO_JSON],
  ["JSON.parse('1 2');", NO_JSON],
  ['const o = {}; o.o = o; JSON.stringify(o);', /contains itself/],
  ['1n + 1;', /A BigInt \(1n\) meets a plain number/],
  ['Math.sqrt(4n);', /A BigInt \(1n\) meets a plain number/],
  ['1n / 0n;', /divided by 0n/],
  ["`${Symbol('a')}`;", /A symbol is used/],
  ["'a' in 5;", /`in` looks for a key/],
  ["const u = undefined; 'a' in u;", /`in` looks for a key/],
  ['({}) instanceof undefined;', /need a class/],
  ['const U = undefined; class A extends U {}', /need a class/],
  ['class A { #x = 1; static get(o) { return o.#x; } } A.get({});', /private field or method/],
  ['[].reduce((a, b) => a + b);', /no first value/],
  ['const { now } = performance; now();', /lost its `this`/],
  ['structuredClone(() => 1);', /cannot be copied by structuredClone/],
  ['(0, eval)("1");', /Code cannot be made from text/],
  ['new Function("return 1");', /Code cannot be made from text/],
  ['tf.matMul(tf.ones([2, 3]), tf.ones([2, 3]));', /they are 3 and 2/],
  ['tf.tidy(() => { tf.matMul(tf.ones([2, 3]), tf.ones([2, 3])).print(); });', /they are 3 and 2/],
  ['const t = tf.ones([2, 2]); t.dispose(); t.add(1);', DISPOSED],
  ['const t = tf.ones([2, 2]); t.dispose(); tf.matMul(t, t);', DISPOSED],
  ['const t = tf.ones([4, 3]); t.dispose(); await dense().fit(t, tf.ones([4, 1]));', DISPOSED],
  ['await dense().fit(tf.ones([4, 5]), tf.ones([4, 1]));', /Each example of the input data/],
  [
    'await dense().fit(tf.ones([4, 3]), tf.ones([4, 1]), { callbacks: { onEpochEnd: (e, logs) => { logs.foo.bar; } } });',
    NO_VALUE,
  ],
  ['await tf.data.array([1, 2]).map((x) => x.foo.bar).forEachAsync(() => {});', NO_VALUE],
  [
    "await tf.data.generator(function* () { yield 1; throw new Error('mine'); }).forEachAsync(() => {});",
    /mine/,
  ],
  ['await pause(); const a = undefined; a.b;', NO_VALUE],
  ['setTimeout(() => { const a = undefined; a.b; }, 0); await pause();', NO_VALUE],
  [
    "throw new Error('outer', { cause: new TypeError('inner') });",
    /Error: outer; behind it: TypeError: inner/,
  ],
  ["await Promise.any([Promise.reject(new Error('one'))]);", /AggregateError.*behind it: Error: one/],
  ['tf.zeros(new Map());', /a shape that is no list of whole numbers/],
  ['({}) instanceof (() => 1);', /need a class/],
  ['BigInt(undefined);', /BigInt\(…\) takes whole numbers/],
  ['Array.from(undefined);', /is no list|undefined or null/],
  ['new Proxy(5, {});', /where it takes an object/],
  // Its author's words, which are a browser's for another mistake.
  ["throw new Error('data is null');", /The run stopped at line \d+: Error: data is null\./],
  ["throw new Error('out of memory');", /The run stopped at line \d+: Error: out of memory\./],
];

/** Of these the place is not told, or not by every browser. */
const PLACELESS: readonly (readonly [string, RegExp])[] = [
  ['tf.zeros([1024, 1024, 1024]);', MEMORY],
  ['new Float32Array(1e10);', new RegExp(`${MEMORY.source}|${LENGTH.source}`)],
  ["throw 'text';", /threw the text "text", which is no Error/],
  ['throw null;', /threw null, which is no Error/],
  ['throw { a: 1 };', /threw \{ a: 1 \}, which is no Error/],
  ["throw new DOMException('bad', 'DataError');", /: DataError: bad\./],
  ["await import(['http://localhost:1', 'x.js'].join('/'));", /A module cannot be had by an address/],
  ["await import(['lod', 'ash'].join(''));", /A module cannot be had by an address/],
  // As SpiderMonkey's own exceptions are.
  ["throw new (class { name = 'NS_ERROR_FAILURE'; message = ''; result = 1; })();", /: NS_ERROR_FAILURE\./],
];

/** Each was once a way to a run that never ended. */
const HOSTILE = [
  "throw new Proxy({}, { get() { throw new Error('get'); }, getPrototypeOf() { throw new Error('proto'); } });",
  'throw new (class extends Error { get stack() { throw 1; } get message() { throw 2; } get name() { throw 3; } })();',
  "const e = new Error('x'); e.name = Symbol('a'); e.message = { toString() { throw 1; } }; throw e;",
  'throw { get a() { throw { get message() { throw 1; } }; } };',
];

let runner: Runner;
beforeAll(() => {
  runner = createRunner();
});
afterAll(() => runner.dispose());

describe('what a browser throws', () => {
  let told: readonly (ToldMistake | null)[];
  let toldPlaceless: readonly (ToldMistake | null)[];
  beforeAll(async () => {
    told = await runMistakes(runner, MISTAKES.map(([code]) => code)); // prettier-ignore
    toldPlaceless = await runMistakes(runner, PLACELESS.map(([code]) => code)); // prettier-ignore
  });

  it.each(MISTAKES.map(([code, cause], index) => ({ code, cause, index })))(
    '$code is told with its cause and its line',
    ({ cause, index }) => {
      const mistake = told[index];
      expect(mistake?.text).toMatch(cause);
      expect(mistake?.at?.line).toBe(mistake?.line);
      expect(mistake?.at?.column).toBeGreaterThan(prefix(index).length);
    },
  );

  it.each(PLACELESS.map(([code, cause], index) => ({ code, cause, index })))(
    '$code is told with its cause',
    ({ cause, index }) => {
      const mistake = toldPlaceless[index];
      expect(mistake?.text).toMatch(cause);
      expect([mistake?.line, undefined]).toContain(mistake?.at?.line);
    },
  );
});

describe('what ends a run', () => {
  const run = (source: string) => startProgram(runner, 'happy', { request: { source } }).outcome; // prettier-ignore

  it.each(HOSTILE)('%s ends it, though it cannot be read', async (code) => {
    expect(await run(`export function solutionModel() { ${code} }`)).toMatchObject({
      status: 'failed',
      error: { blame: 'learner', code: 'threw' },
    });
  });

  it.each([
    ["import { sequentail } from '@tensorflow/tfjs';", "asks for 'sequentail'", { line: 1, column: 10 }],
    [
      "// datasets\nimport { dataset as a,\n  datasets } from 'lab';",
      "asks for 'datasets'",
      { line: 3, column: 3 },
    ],
    ["export { nothing } from '@tensorflow/tfjs';", "asks for 'nothing'", { line: 1, column: 10 }],
  ])('%s is told with the name and its place', async (code, words, at) => {
    const outcome = await run(`${code}\nexport function solutionModel() {}`);
    expect(outcome).toMatchObject({ status: 'failed', error: { blame: 'learner', code: 'syntax', at } });
    if (outcome.status === 'failed') expect(outcome.error.message).toContain(words);
  });

  it.each([
    [
      'a class of its own',
      "class Own extends Error {}\nexport function solutionModel() {\n  throw new Own('x');\n}",
      3,
    ],
    [
      'taken out of null',
      'export async function solutionModel() {\n  const k = 1;\n  const { a } = null as any;\n}',
      3,
    ],
    ['a constant set', 'export function solutionModel() {\n  const k: any = 1;\n\n  k = 2;\n}', 4],
    [
      'a constant set in an arrow',
      'export const solutionModel = () => {\n  const k: any = 1;\n  k += 2;\n};',
      3,
    ],
    [
      'a frozen object',
      'export function solutionModel() {\n  const k = 1;\n  Object.freeze({ k }).k = 2;\n}',
      3,
    ],
  ])('%s, lines below the head of its function, is told on its line', async (_, code, line) => {
    expect(await run(code)).toMatchObject({ status: 'failed', error: { blame: 'learner', at: { line } } });
  });

  it('a name declared twice is told by that name', async () => {
    const outcome = await run('let twice = 1;\nlet twice = 2;\nexport function solutionModel() {}');
    expect(outcome).toMatchObject({ status: 'failed', error: { blame: 'learner', code: 'syntax' } });
    if (outcome.status === 'failed') expect(outcome.error.message).toContain("'twice' is declared twice");
  });

  it('a mistake outside every function is told with its line', async () => {
    const outcome = await run('const a = undefined;\na.b;\nexport function solutionModel() {}');
    expect(outcome).toMatchObject({ status: 'failed', error: { blame: 'learner', at: { line: 2 } } });
  });
});
