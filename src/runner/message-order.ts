import type { RunError } from '#core/errors.ts';
import { type FromSandbox, isTerminal } from '#core/protocol.ts';

/** Nearly twice what the sandbox ever sends in a second; a forger's flood must not freeze the page. */
const MESSAGES_PER_SECOND = 600;
/** What was sent while the page itself was busy comes at once, so a silence earns as much as could have been sent in it. */
const MAX_SAVED_SECONDS = 20;

/** Follows one run's messages and says what is wrong with the next one; null while all is in order. */
export interface MessageOrder {
  check(message: FromSandbox, nowMs: number): RunError | null;
}

/** booted → (start) → ready → anything → exactly one terminal message. */
export function createMessageOrder(): MessageOrder {
  let stage: 'booting' | 'starting' | 'running' | 'ended' = 'booting';
  let lastMs: number | null = null;
  let allowance = MESSAGES_PER_SECOND;

  return {
    check(message, nowMs) {
      const saved = allowance + ((nowMs - (lastMs ?? nowMs)) / 1000) * MESSAGES_PER_SECOND;
      lastMs = nowMs;
      allowance = Math.min(saved, MESSAGES_PER_SECOND * MAX_SAVED_SECONDS) - 1;
      if (allowance < 0) return violation('sent more messages than the lab takes');
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
