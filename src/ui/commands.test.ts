import { describe, expect, it } from 'vitest';
import {
  COMMANDS,
  COMMAND_IDS,
  type KeyPress,
  findCommand,
  formatKeys,
  isAvailable,
  registerCommands,
  runCommand,
} from './commands.ts';

const press = (code: string, change: Partial<KeyPress> = {}): KeyPress => ({
  code,
  key: code,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...change,
});

describe('findCommand', () => {
  it('tells Run from Submit by Shift alone', () => {
    expect(findCommand(press('Enter', { ctrlKey: true }), false)).toBe('run');
    expect(findCommand(press('Enter', { ctrlKey: true, shiftKey: true }), false)).toBe('submit');
    expect(findCommand(press('Enter'), false)).toBeNull();
  });
  it('takes Cmd on a Mac and Ctrl elsewhere, never the other one', () => {
    expect(findCommand(press('KeyK', { metaKey: true }), true)).toBe('palette');
    expect(findCommand(press('KeyK', { ctrlKey: true }), true)).toBeNull();
    expect(findCommand(press('KeyK', { metaKey: true }), false)).toBeNull();
  });
  it('knows ? by its sign, wherever the layout puts it', () => {
    expect(findCommand(press('Minus', { key: '?', shiftKey: true }), false)).toBe('key-sheet');
  });
  it('knows Alt+2 by its place, since on a Mac it types a sign', () => {
    expect(findCommand(press('Digit2', { key: '™', altKey: true }), true)).toBe('show-training');
  });
});

describe('the registry', () => {
  it('gives no key to two commands', () => {
    const keys = COMMAND_IDS.map((id) => COMMANDS[id].keys).filter((value) => value !== null);
    expect(new Set(keys).size).toBe(keys.length);
  });
  it('calls the latest handler and forgets it when it is withdrawn', () => {
    const heard: string[] = [];
    const withdrawFirst = registerCommands({ run: () => heard.push('first') });
    const withdrawSecond = registerCommands({ run: () => heard.push('second') });
    expect(runCommand('run')).toBe(true);
    withdrawSecond();
    runCommand('run');
    withdrawFirst();
    expect(runCommand('run')).toBe(false);
    expect(heard).toEqual(['second', 'first']);
    expect(isAvailable('run')).toBe(false);
  });
});

describe('formatKeys', () => {
  it('writes caps as each system does', () => {
    expect(formatKeys('Mod+Shift+Enter', false)).toBe('Ctrl Shift ↵');
    expect(formatKeys('Mod+Shift+Enter', true)).toBe('⌘⇧↵');
  });
});
