import type { RunState } from '#session/state.ts';

/** While one of these holds, nothing else can be started and Stop ends it. */
export const RUNNING: ReadonlySet<RunState['status']> = new Set(['preparing', 'running', 'submitting']);
