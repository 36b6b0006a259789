import { useEffect, useRef } from 'react';
import { type CommandHandlers, findCommand, readIsMac, registerCommands, runCommand } from './commands.ts';

/** Offers commands while the component is on screen. `handlers` may be a new object each render. */
export function useCommands(handlers: CommandHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  const ids = Object.keys(handlers).sort().join(' ');
  useEffect(() => {
    const stable: Record<string, () => void> = {};
    for (const id of ids.split(' ')) stable[id] = () => callHandler(latest.current, id);
    return registerCommands(stable);
  }, [ids]);
}

function callHandler(handlers: CommandHandlers, id: string): void {
  for (const [key, handler] of Object.entries(handlers)) if (key === id) handler();
}

/** Listens for the keys of all commands; once, in the shell. */
export function useCommandKeys(): void {
  useEffect(() => {
    const isMac = readIsMac();
    const onKeyDown = (event: KeyboardEvent): void => {
      const id = findCommand(event, isMac);
      if (id === null || event.defaultPrevented || event.repeat) return;
      if (id === 'key-sheet' && isTyping(event.target)) return;
      // A dialog in front owns the keys; only the palette may follow the key sheet.
      if (id !== 'palette' && document.querySelector('[role=dialog],[role=alertdialog]') !== null) return;
      if (!runCommand(id)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Capture: Monaco takes Ctrl+Enter and Ctrl+K for itself otherwise.
    addEventListener('keydown', onKeyDown, true);
    return () => removeEventListener('keydown', onKeyDown, true);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
