import {
  type Access,
  beginTexelShader,
  declareInput,
  findTexel,
  readInput,
  writeOutputs,
} from '#engine/gl/texel-shader.ts';
import type { UpdateRule } from './update-rule.ts';

/** Uniform arrays have a fixed length; Adam has the most numbers. */
export const MOST_NUMBERS = 8;

/**
 * A program that writes a variable's new value and new slots at once, into as many targets. Value and slots lie alike, so each
 * invocation touches one texel of each: four values of a packed texture, one of an unpacked one.
 */
export function writeUpdateShader(rule: UpdateRule, isPacked: boolean, access: Access): string {
  const slots = rule.slots.map((_, at) => `slot${at}`);
  const own = ['value', ...slots];
  const lines = [
    beginTexelShader(isPacked),
    ...own.map((name) => declareInput(name, 'alike')),
    declareInput('gradient', access),
    `uniform float k[${MOST_NUMBERS}];`,
    ...own.map((name, at) => `layout(location = ${at}) out vec4 new_${name};`),
    'void main() {',
    findTexel(isPacked),
    `  Real gradient = ${readInput('gradient', access, isPacked)};`,
    ...own.map((name) => `  Real ${name} = ${readInput(name, 'alike', isPacked)};`),
    rule.shader,
    writeOutputs(
      own.map((name) => [`new_${name}`, name]),
      isPacked,
    ),
    '}',
  ];
  return lines.join('\n');
}
