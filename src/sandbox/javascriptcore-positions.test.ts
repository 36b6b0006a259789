import { expect, it } from 'vitest';
import { findTailCall, moveToCallee } from './javascriptcore-positions.ts';

const CODE = `async function build() {
  return tf.sequential({});
}
await train(build());`;

it('takes a call that is returned for the place, where its frame is gone', () => {
  const inner = 'add@blob:a:9:2\nsequential@blob:a:7:1\nbuild@';
  expect(findTailCall(inner, { line: 1, column: 22 }, CODE)).toEqual({ line: 2, column: 13 });
});

it('stays with the line of the stack when that calls the function itself, or when two lines return a call of it', () => {
  expect(findTailCall('sequential@blob:a:7:1\nbuild@', { line: 2, column: 3 }, CODE)).toBeNull();
  const twice = `${CODE}\nconst other = () => tf.sequential();`;
  expect(findTailCall('sequential@blob:a:7:1\nbuild@', { line: 1, column: 22 }, twice)).toBeNull();
  expect(findTailCall('build@', { line: 1, column: 22 }, CODE)).toBeNull();
});

it('moves from the bracket of a call to its name', () => {
  expect(moveToCallee({ line: 4, column: 12 }, CODE)).toEqual({ line: 4, column: 7 });
  expect(moveToCallee({ line: 4, column: 8 }, CODE)).toEqual({ line: 4, column: 8 });
});
