import type { ErrorCause } from './error-cause.ts';

/** Numbers and lengths out of their range, in the words of V8, SpiderMonkey and JavaScriptCore; none is proof of full memory. */
export const LIMIT_CAUSES: readonly ErrorCause[] = [
  {
    pattern: [/^Maximum call stack size exceeded/, /^too much recursion|^too many function arguments/],
    cause:
      'A function calls itself without end, or `...` spreads a huge array into a call. Use a loop instead.',
  },
  {
    pattern: [
      /Invalid array length|^Invalid typed array length: -|^Invalid array buffer length/,
      /^invalid array length|^invalid or out-of-range index/,
      /^Array length must be|^length cannot be negative|^length too large/,
    ],
    cause:
      'An array got a length, or an index, that it cannot have: negative, not whole, or more than the browser allows. Print the number with console.log; check a division, or a shape that is undefined.',
  },
  {
    pattern: [
      /^(?:offset is out of bounds|Start offset \d+ is outside)|^Invalid typed array length: \d+$|^offset is outside|^start offset is outside/i,
      /^source array is too long|^size of buffer is too small|^attempting to construct out-of-bounds/,
      /^Range consisting of offset and length|^Length out of range of buffer|^Out of bounds access|^byteOffset exceeds|^Offset should not/,
    ],
    cause:
      'Values are read or written past the end of a buffer. Compare the length of the target with the offset and the length of what goes in.',
  },
  {
    pattern: /should be a multiple of|not a multiple of the element size/,
    cause:
      'The length or the offset of the buffer does not fit the kind of number (4 bytes for float32). Copy it first with slice, or correct the length.',
  },
  {
    pattern: /detached/,
    cause:
      'A buffer is used after it was handed over (transferred). Use a copy of it, made before with slice().',
  },
  {
    pattern: [/digits argument|to(?:Fixed|Precision|Exponential)\(\) argument/, /^precision .+ out of range/],
    cause:
      'toFixed, toPrecision or toExponential got a number of digits that is too small or too large; up to 100 are allowed.',
  },
  {
    pattern: [/radix (?:argument )?must be/],
    cause: 'toString takes a base from 2 to 36.',
  },
  {
    pattern: [/^Invalid count value/, /^repeat count must/, /^String\.prototype\.repeat argument/],
    cause: 'repeat got a count that is negative, endless or too large. Print it with console.log.',
  },
  {
    pattern: [/^Invalid string length/, /^allocation size overflow/],
    cause: 'A text or a list grew longer than the browser allows. Keep a list of short texts instead.',
  },
  {
    pattern: [
      /BigInt size exceeded/,
      /^BigInt is too large/,
      /BigInt generated from this operation is too big/,
    ],
    cause: 'A BigInt grew larger than the browser allows. Use plain numbers.',
  },
  {
    pattern: [/^Division by zero/, /^BigInt division by zero/, /^0 is an invalid divisor/],
    cause: 'A BigInt is divided by 0n. Check the divisor before.',
  },
  {
    pattern:
      /to a BigInt|(?:convert .+|converted) to BigInt|argument type in ToBigInt|invalid BigInt syntax|^Not an integer|String to BigInt/,
    cause:
      'BigInt(…) takes whole numbers, or texts of them. Print the value first; round it with Math.round.',
  },
  {
    pattern: /^Invalid time value|^invalid date$/i,
    cause: 'A date is invalid, most likely made from a text that the browser cannot read, or from NaN.',
  },
  {
    pattern: /code point/,
    cause: 'String.fromCodePoint takes whole numbers from 0 to 1114111.',
  },
  {
    pattern: /malformed|^URI error/,
    cause:
      'A % in the text is not followed by two hexadecimal digits. Encode it first with encodeURIComponent.',
  },
  {
    pattern: /non-global RegExp|global RegExp|non-global regular expression/,
    cause: 'matchAll and replaceAll need a regular expression with the flag g: /…/g.',
  },
  {
    pattern: /could not be cloned|can ?not be cloned|unsupported type for structured data/i,
    cause: 'Functions, symbols and tensors cannot be copied by structuredClone. Copy their values instead.',
  },
  {
    // Traps of WebAssembly: V8, then SpiderMonkey, then JavaScriptCore.
    pattern: [/^memory access out of bounds/, /^index out of bounds/, /^Out of bounds memory access/],
    cause:
      'An operation of tfjs reached outside the memory of its engine. The browser tells no more: an index beyond its tensor (gather, oneHot, embedding) does that, and so may memory that is nearly used up. Check the largest index first, then try a smaller batch.',
  },
];
