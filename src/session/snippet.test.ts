import { describe, expect, it } from 'vitest';
import { snippetId, withSolution } from './snippet.ts';

describe('withSolution', () => {
  it('puts a model behind a program that has none and moves no line of it', () => {
    const code = "console.log('one');\nconsole.log('two');\n";
    expect(withSolution(code).startsWith(code)).toBe(true);
    expect(withSolution(code)).toMatch(/export const solutionModel/);
  });
  it('leaves a program with a model of its own alone', () => {
    const code = 'export async function solutionModel() {}';
    expect(withSolution(code)).toBe(code);
  });
});

it('names drafts as records allow it', () => {
  expect(snippetId('B10')).toBe('snippet-b10');
});
