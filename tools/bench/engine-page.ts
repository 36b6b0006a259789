import type { TurnsRequest } from '#core/bench-protocol.ts';
import { takeTurns } from '#runner/bench.ts';

/** Runs in Chromium; what the lab's own page does, without the page. */
Reflect.set(globalThis, 'takeTurns', (request: TurnsRequest) =>
  takeTurns(request, { filesUrl: new URL('/datasets/', location.href).href }),
);
