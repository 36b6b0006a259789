import type { ErrorCause } from './error-cause.ts';

const LOOK = 'Look for an `await` that is missing, or a name that does not exist.';
const PAGE =
  'window|document|parent|top|opener|localStorage|sessionStorage|caches|SharedWorker|alert|confirm|prompt';

/**
 * Mistakes with names and values, as V8 (Chromium), SpiderMonkey (Firefox) and JavaScriptCore (Safari) word them, in this
 * order. Where one of them tells less, its row says less.
 */
export const LANGUAGE_CAUSES: readonly ErrorCause[] = [
  {
    pattern: [new RegExp(`^(${PAGE}) is not defined`), new RegExp(`^Can't find variable: (${PAGE})$`)],
    code: 'blocked-api',
    cause:
      "There is no '$1': code runs in a worker of its own, out of reach of the page. Draw with tfjs-vis, print with console.log, and keep values in variables.",
  },
  {
    pattern: [/^(\S+) is not defined/, /^Can't find variable: (\S+)/],
    cause: "There is no '$1' here. Check the spelling, or import or declare it.",
  },
  {
    pattern: [
      /^Cannot access '(\S+)' before initialization/,
      /^can't access lexical declaration '(\S+)' before initialization/,
    ],
    cause: "'$1' is used above the line that makes it. Move its `const` or `let` up.",
  },
  {
    pattern: /^Cannot access uninitialized variable/,
    cause: 'A name is used above the line that makes it. Move its `const`, `let` or `class` up.',
  },
  {
    pattern: [
      /^(?:\w+ )?(.+?) is not (?:async )?iterable/,
      /^can't access property Symbol\.(?:asyncIterator|iterator)(?:,| of) (.+?)(?: is (?:undefined|null))?$/,
    ],
    cause:
      "'$1' is no list, so it cannot be spread, looped over or taken apart with [ ]. Look for an `await` that is missing; Object.entries lists an object, and tensor.array() gives numbers.",
  },
  {
    pattern: [
      /^Argument of \S+ is not iterable/,
      /^Spread syntax requires \.\.\.iterable/,
      /^undefined is not a function \(near '\.\.\./,
      /should have array-like objects|is not an entry object|yields objects$/,
      /^Type error$/,
    ],
    cause:
      'A list is needed here, but the value is none, or one of its entries is none. Look for an `await` that is missing; Object.entries lists an object, and tensor.array() gives numbers.',
  },
  {
    pattern: /^Cannot read properties of (undefined|null) \(reading '(.+)'\)/,
    cause: `'.$2' is read from a value that is $1. ${LOOK}`,
  },
  {
    pattern: /^Cannot set properties of (undefined|null) \(setting '(.+)'\)/,
    cause: `'.$2' is set on a value that is $1. ${LOOK}`,
  },
  {
    pattern: /^can't access property "?(.+?)"?, (.+) is (undefined|null)$/,
    cause: `'.$1' is used of '$2', a value that is $3. ${LOOK}`,
  },
  {
    pattern: /^can't access property "?(.+?)"? of (undefined|null)$/,
    cause: `'.$1' is used of a value that is $2. ${LOOK}`,
  },
  {
    pattern: [
      /^Cannot destructure property '.+?' of '(.+)' as it is (undefined|null)/,
      /^(\S.*) is (undefined|null)$/,
    ],
    cause: `'$1' is a value that is $2, so nothing can be taken out of it. ${LOOK}`,
  },
  {
    pattern: [
      /^Cannot destructure '(.+)' as it is/,
      /^(?:undefined|null) has no properties/,
      /^Right side of assignment cannot be destructured/,
    ],
    cause: `Names are taken out of a value that is undefined or null. ${LOOK}`,
  },
  {
    pattern: /^(undefined|null) is not an object \(near '/,
    cause: `A value that is $1 is used where an object is needed; in a class, a field may be read above the line that sets it. ${LOOK}`,
  },
  {
    pattern: /^(undefined|null) is not an object \(evaluating '([^]+)'\)/,
    cause: `In '$2' there is a value that is $1 where an object is needed. ${LOOK}`,
  },
  {
    pattern: [
      /^Cannot convert undefined or null to object/,
      /^can't convert (?:undefined|null) to object/,
      /not (?:be )?null or undefined|called on null or undefined|^(?:undefined|null) is not an object$/,
    ],
    cause: `A function got a value that is undefined or null where it takes an object or a list. ${LOOK}`,
  },
  {
    pattern: /layers\.(random(?:Flip|Rotation|Zoom|Translation|Contrast|Brightness|Crop)) is not a function/i,
    cause:
      "TensorFlow.js lacks '$1', a layer of Keras. Change the inputs before training instead: tf.reverse mirrors, tf.image.transform turns, stretches and shifts, mul changes the light.",
  },
  {
    pattern: [
      /^(?:\w+ )?undefined is not a function$/,
      /^(?:Promise resolver )?(?:undefined|\d+) is not a function$/,
      /^missing argument \d+ when calling function/,
      /callback must be a function|takes a function argument|comparison function must be|requires the comparator|invalid Array\.prototype\.\w+ argument/,
    ],
    cause:
      'A function is needed here, but there is none. Look for an argument that is missing or is no function, or a name that does not exist.',
  },
  {
    pattern:
      /instanceof|^'prototype' property of|^class heritage|^Class extends value|^The superclass is not a constructor/,
    cause:
      '`instanceof` and `extends` need a class, and this is none. Check the spelling of the class against the completion list.',
  },
  {
    pattern: /^(?:number |string |boolean )?([^\n]+?) is not a function/,
    cause: "'$1' is no function. Check its spelling against the completion list.",
  },
  {
    pattern: [/is not a constructor \(evaluating 'new ([^('\s]+)/, /^(\S+) is not a constructor/],
    cause: "'$1' cannot be made with `new`. Leave `new` out, or check the spelling of the class.",
  },
  {
    pattern: [
      /^Class constructor .+ cannot be invoked without 'new'/,
      /^class constructors must be invoked with 'new'/,
      /^Cannot call a class constructor/,
    ],
    cause: 'A class is called like a function. Write `new` before it.',
  },
  {
    pattern: [/^Assignment to constant variable/, /^invalid assignment to const '/],
    cause: 'A `const` is given a new value. Declare it with `let`.',
  },
  {
    pattern: /^Attempted to assign to readonly property/,
    cause:
      'Something that cannot change is given a new value: a `const`, an import, or a property that is read-only. Declare it with `let`, or change a copy.',
  },
  {
    pattern: [
      /^Cannot assign to read only property '(.+?)'/,
      /^"(.+)" is read-only/,
      /^setting getter-only property "(.+)"/,
      /^Cannot set property (.+?) of .* which has only a getter/,
    ],
    cause: "The property '$1' is read-only. Change a copy of the object, or another property.",
  },
  {
    pattern:
      /not extensible|^Cannot create property|^can't assign to property|^Cannot delete property|non-configurable|^Unable to delete property|^Cannot redefine property|change value of a readonly property/,
    cause:
      'The object is frozen, or no object at all, so nothing can be added to it, taken away or redefined. Change a copy, such as { ...object }.',
  },
  {
    pattern: [/^must call super constructor/i, /^'super\(\)' must be called/],
    cause: 'A constructor of a class that extends another must call super(…) before it uses `this`.',
  },
  {
    pattern: [
      /^Cannot use 'in' operator/i,
      /^right-hand side of 'in' should be an object/,
      / is not an Object\./,
    ],
    cause:
      '`in` looks for a key in an object, but what stands right of it is no object. For a text or a list use includes; for undefined, look for an `await` that is missing.',
  },
  {
    pattern: /private (?:member|field|method)|^Receiver must be (?:an instance of )?class/,
    cause:
      'A private field or method (#name) is used on an object of another class. Check what `this` or the argument is; a method handed over alone loses its `this`.',
  },
  {
    pattern: [
      /^Illegal invocation/,
      /called on an object that does not implement interface/,
      /^Can only call \S+ on instances of/,
      /called on incompatible|operation called on non-/,
    ],
    cause:
      'A method is called apart from its object and has lost its `this`. Call it as object.method(…), or hand over () => object.method().',
  },
  {
    pattern: [
      /called on non-object$|^Cannot create proxy with a non-object|^Invalid value used as weak map key/,
      /must be an object(?: or an unregistered symbol)?(?:, got .*)?$|is not a non-null object$/,
      /should be an Object$|the first argument be an object|only be defined on Objects|keys must be objects/,
    ],
    cause: `A function got a number, a text or nothing where it takes an object. ${LOOK}`,
  },
  {
    pattern: /^reduce of empty array/i,
    cause: 'reduce got an empty list and no first value. Give one: list.reduce(combine, 0).',
  },
  {
    pattern: [
      /^Cannot mix BigInt|^Cannot convert a BigInt value to a number/,
      /^can't convert BigInt to number/,
      /^Invalid mix of BigInt|^Conversion from 'BigInt' to 'number'/,
    ],
    cause: 'A BigInt (1n) meets a plain number. Convert one of them: Number(big), or BigInt(whole).',
  },
  {
    pattern: /convert a symbol value to|convert a symbol to|convert symbol to/i,
    cause: 'A symbol is used as a text or a number. Use its description, or another key.',
  },
  {
    pattern: /^Converting circular structure|^cyclic object value|serialize cyclic structures/,
    cause:
      'JSON.stringify got an object that contains itself. Pick the values that you need, such as { loss, epoch }.',
  },
  {
    pattern: /serialize a BigInt|BigInt value can't be serialized|serialize BigInt/,
    cause: 'JSON has no BigInt. Convert it first with Number(…) or String(…).',
  },
  {
    pattern: [/JSON at position|is not valid JSON|JSON input/, /^JSON\.parse: /, /^JSON Parse error/],
    cause:
      'The text is no JSON. Print it with console.log before it is parsed; JSON takes double quotes only, and no comma at the end.',
  },
  {
    pattern: [
      /^Identifier '(.+)' has already been declared/,
      /^redeclaration of (?:[\w ]+ )?(\S+)$/,
      /^Cannot declare .* '(.+)'/,
    ],
    cause: "The name '$1' is declared twice. Rename or delete one of them; an import declares its name too.",
  },
  {
    pattern:
      /^Invalid regular expression|regular expression|^unterminated parenthetical|^Invalid flags supplied/,
    cause:
      'A regular expression cannot be read. Look for a bracket that is not closed, or a \\ that is missing.',
  },
  {
    pattern: [
      /^Failed to (?:fetch dynamically imported module|resolve module specifier)/,
      /^error loading dynamically imported module|was a bare specifier/,
      /^Importing a module script failed|^Module name, '.+' does not resolve/,
    ],
    code: 'unsupported-import',
    cause:
      'A module cannot be had by an address or a computed name here. Import the modules that the lab has by their plain names, at the top of the code.',
  },
  {
    pattern: [
      /evaluat(?:e|ing) a string as JavaScript|unsafe-eval/i,
      /call to (?:eval|Function)\(\) blocked by CSP|call to eval/,
    ],
    code: 'blocked-api',
    cause: 'Code cannot be made from text here (eval, new Function). Write it out as a function.',
  },
];
