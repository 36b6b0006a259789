import { describe, expect, it } from 'vitest';
import { isSameCode } from './same-code.ts';

const STARTER = `// Begin here.
export async function solutionModel() {
  const model = tf.sequential(); /* empty
  as yet */
  return model;
}
`;

describe('isSameCode', () => {
  it('leaves white space and comments out of account', () => {
    const reformatted = `export async function solutionModel(){
    const model=tf.sequential();   // my first try
    return model; }`;
    expect(isSameCode(STARTER, reformatted)).toBe(true);
  });

  it('sees a changed name, number or operator', () => {
    expect(isSameCode(STARTER, STARTER.replace('return model', 'return null'))).toBe(false);
    expect(isSameCode('f(1)', 'f(2)')).toBe(false);
    expect(isSameCode('a + b', 'a - b')).toBe(false);
  });

  it('sees a change inside a string, where // and spaces mean themselves', () => {
    expect(isSameCode(`f('a // b')`, `f('a // c')`)).toBe(false);
    expect(isSameCode('f(`a  b`)', 'f(`a b`)')).toBe(false);
    expect(isSameCode(`f("it's // one")`, `f("it's // two")`)).toBe(false);
  });

  it('keeps words apart that white space kept apart', () => {
    expect(isSameCode('const ab = 1', 'const a b = 1')).toBe(false);
  });
});
