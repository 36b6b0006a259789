import type { RunError } from '#core/errors.ts';
import { type FromSandbox, isTerminal } from '#core/protocol.ts';

/** More than the sandbox ever sends in a second, by a factor of five; a forger's flood must not freeze the page. */
const MAX_MESSAGES_PER_SECOND = 600;

/** Follows one run's messages and says what is wrong with the next one; null while all is in order. */
export interface MessageOrder {
  check(message: FromSandbox, nowMs: number): RunError | null;
}

/** booted → (start) → ready → anything → exactly one terminal message. */
export function createMessageOrder(): MessageOrder {
  let stage: 'booting' | 'starting' | 'running' | 'ended' = 'booting';
  let windowStartMs = -Infinity;
  let inWindow = 0;

  return {
    check(message, nowMs) {
      if (nowMs - windowStartMs > 1000) {
        windowStartMs = nowMs;
        inWindow = 0;
      }
      if (++inWindow > MAX_MESSAGES_PER_SECOND) return violation('sent more messages than the lab takes');
      const wrong = violation(`sent '${message.type}' while ${stage}`);
      switch (stage) {
        case 'booting':
          if (message.type !== 'booted') return wrong;
          stage = 'starting';
          return null;
        case 'starting':
          if (message.type === 'beat' || message.type === 'console') return null;
          if (message.type !== 'ready' && message.type !== 'failed') return wrong;
          stage = message.type === 'ready' ? 'running' : 'ended';
          return null;
        case 'running':
          if (message.type === 'booted' || message.type === 'ready') return wrong;
          if (isTerminal(message)) stage = 'ended';
          return null;
        case 'ended':
          return wrong;
      }
    },
  };
}

function violation(what: string): RunError {
  return {
    blame: 'lab',
    code: 'protocol-violation',
    message: `The run broke the rules between the lab and its sandbox: it ${what}. The run was ended; your code is kept. Run it again, and if this comes back, look for code that changes built-in objects.`,
  };
}
