import { createStore } from 'zustand/vanilla';

export type CommandGroup = 'Run' | 'Panes' | 'Code' | 'Go to' | 'Look' | 'Help';

interface Definition {
  readonly title: string;
  readonly group: CommandGroup;
  /** 'Mod' is Ctrl, and Cmd on a Mac. Null: palette only. */
  readonly keys: string | null;
}

/** Every command of the lab. A command is available while a screen has registered what it does. */
export const COMMANDS = {
  run: { title: 'Run', group: 'Run', keys: 'Mod+Enter' },
  submit: { title: 'Submit', group: 'Run', keys: 'Mod+Shift+Enter' },
  stop: { title: 'Stop, keeping the weights', group: 'Run', keys: 'Mod+Shift+Period' },
  'next-pane': { title: 'Next pane', group: 'Panes', keys: 'F6' },
  'previous-pane': { title: 'Previous pane', group: 'Panes', keys: 'Shift+F6' },
  'toggle-task': { title: 'Show or hide the task', group: 'Panes', keys: 'Mod+B' },
  'toggle-results': { title: 'Show or hide the results', group: 'Panes', keys: 'Mod+J' },
  'show-data': { title: 'Data', group: 'Panes', keys: 'Alt+1' },
  'show-training': { title: 'Training', group: 'Panes', keys: 'Alt+2' },
  'show-console': { title: 'Console', group: 'Panes', keys: 'Alt+3' },
  'show-verdict': { title: 'Verdict', group: 'Panes', keys: 'Alt+4' },
  'open-hint': { title: 'Open the next hint', group: 'Code', keys: null },
  'reset-code': { title: 'Put the starter back', group: 'Code', keys: null },
  'download-code': { title: 'Download my code', group: 'Code', keys: null },
  'show-versions': { title: 'Earlier versions of my code', group: 'Code', keys: null },
  'go-exercises': { title: 'Exercises', group: 'Go to', keys: null },
  'go-path': { title: 'Learning path', group: 'Go to', keys: null },
  'go-handbook': { title: 'Handbook', group: 'Go to', keys: null },
  'go-resources': { title: 'Resources', group: 'Go to', keys: null },
  'go-data': { title: 'Data', group: 'Go to', keys: null },
  'go-attempts': { title: 'Attempts', group: 'Go to', keys: null },
  'go-bench': { title: 'Engine benchmark', group: 'Go to', keys: null },
  'go-settings': { title: 'Settings', group: 'Go to', keys: 'Mod+Comma' },
  'theme-system': { title: 'Theme: as the system', group: 'Look', keys: null },
  'theme-light': { title: 'Theme: light', group: 'Look', keys: null },
  'theme-dark': { title: 'Theme: dark', group: 'Look', keys: null },
  'theme-high-contrast': { title: 'Theme: high contrast', group: 'Look', keys: null },
  palette: { title: 'Command palette', group: 'Help', keys: 'Mod+K' },
  'key-sheet': { title: 'Keys', group: 'Help', keys: '?' },
  'focus-notification': { title: 'Go to the notification', group: 'Help', keys: 'F8' },
} as const satisfies Record<string, Definition>;

export type CommandId = keyof typeof COMMANDS;
export type CommandHandlers = Partial<Readonly<Record<CommandId, () => void>>>;

export function isCommandId(value: string): value is CommandId {
  return Object.hasOwn(COMMANDS, value);
}

export const COMMAND_IDS: readonly CommandId[] = Object.keys(COMMANDS).filter(isCommandId);

/** Handlers in the order of registration; the latest that knows a command answers it. */
export const commandHandlers = createStore<readonly CommandHandlers[]>(() => []);

/** Makes commands available until the returned function is called. */
export function registerCommands(handlers: CommandHandlers): () => void {
  commandHandlers.setState((all) => [...all, handlers], true);
  return () => commandHandlers.setState((all) => all.filter((other) => other !== handlers), true);
}

export function isAvailable(id: CommandId): boolean {
  return commandHandlers.getState().some((handlers) => handlers[id] !== undefined);
}

export function runCommand(id: CommandId): boolean {
  const handler = commandHandlers.getState().findLast((handlers) => handlers[id] !== undefined)?.[id];
  handler?.();
  return handler !== undefined;
}

/** The part of a KeyboardEvent that decides. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** The command whose keys are pressed; null when there is none. */
export function findCommand(press: KeyPress, isMac: boolean): CommandId | null {
  return COMMAND_IDS.find((id) => matches(COMMANDS[id].keys, press, isMac)) ?? null;
}

function matches(keys: string | null, press: KeyPress, isMac: boolean): boolean {
  if (keys === null) return false;
  if (keys === '?') return press.key === '?' && !press.ctrlKey && !press.metaKey && !press.altKey;
  const parts = keys.split('+');
  const wants = (part: string): boolean => parts.includes(part);
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const other = isMac ? press.ctrlKey : press.metaKey;
  if (mod !== wants('Mod') || other) return false;
  if (press.shiftKey !== wants('Shift') || press.altKey !== wants('Alt')) return false;
  return codeOf(parts.at(-1) ?? '').includes(press.code);
}

/** Physical keys, so that Alt+1 holds on layouts where it types a sign. */
function codeOf(key: string): readonly string[] {
  if (key === 'Enter') return ['Enter', 'NumpadEnter'];
  if (/^\d$/.test(key)) return [`Digit${key}`];
  return /^[A-Z]$/.test(key) ? [`Key${key}`] : [key];
}

export function readIsMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

const CAPS: Readonly<Record<string, string>> = { Enter: '↵', Period: '.', Comma: ',' };
const MAC_CAPS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };

/** 'Mod+Shift+Enter' → 'Ctrl Shift ↵', on a Mac '⌘⇧↵'. */
export function formatKeys(keys: string, isMac = readIsMac()): string {
  const caps = keys
    .split('+')
    .map((part) => (isMac ? MAC_CAPS[part] : part === 'Mod' ? 'Ctrl' : undefined) ?? CAPS[part] ?? part);
  return caps.join(isMac ? '' : ' ');
}
