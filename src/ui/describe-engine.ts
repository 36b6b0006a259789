import type { EngineReport } from '#core/engine.ts';
import type { EngineState } from '#session/state.ts';
import { BACKEND_NAMES, strings } from './strings.ts';

/** Name and reason of the engine as the screen says them: 'WASM · 2 threads', 'WebGL · hardware'. */
export function describeEngine(engine: EngineState): { readonly name: string; readonly reason: string } {
  if (engine.status === 'unmeasured')
    return { name: strings.engineUnmeasured, reason: strings.engineUnmeasuredReason };
  if (engine.status === 'measuring')
    return { name: strings.engineMeasuring, reason: strings.engineMeasuring };
  if (engine.status === 'failed') return { name: strings.engineFailed, reason: engine.message };
  const { choice } = engine;
  const kernels = choice.isStock ? ` · ${strings.stockEngine}` : '';
  const name = `${BACKEND_NAMES[choice.backend]} · ${kind(engine)}${kernels}`;
  return { name, reason: choice.isStock ? `${choice.reason} ${strings.stockEngineReason}` : choice.reason };
}

/** The engine of a past run in a word or two. */
export function describeRunEngine({ backend, isStock }: EngineReport): string {
  return isStock ? `${BACKEND_NAMES[backend]}, ${strings.stockEngine}` : BACKEND_NAMES[backend];
}

function kind({ choice }: Extract<EngineState, { status: 'ready' }>): string {
  if (choice.backend === 'webgl') return choice.isSoftwareRenderer ? 'software' : 'hardware';
  return choice.threads === 1 ? '1 thread' : `${choice.threads} threads`;
}
