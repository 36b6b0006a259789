import { type Result, ok } from '#core/result.ts';
import type { RunError } from '#core/errors.ts';
import { type CreatedLab, type LabOptions, createLab } from './create-lab.ts';
import type { Workspace } from './state.ts';

/** The exercise that tests open: the smallest data set. */
export const EXERCISE = 'fuel-economy';
export const STARTER = `// Write your model here.\nexport async function solutionModel() {\n  throw new Error('to do');\n}\n`;

/** Nothing is measured in tests: WASM is right on every machine. */
const MEASUREMENT = {
  webglStepMs: null,
  wasmStepMs: 5,
  renderer: null,
  isSoftwareRenderer: false,
  webglAbsence: { kind: 'no-context' as const },
  wasmAbsence: null,
};

/** A real lab over a database of its own; only the prose and the engine's measurement are given. For tests alone. */
export function createTestLab(options: LabOptions = {}): Promise<CreatedLab> {
  return createLab({
    storageName: `test-${crypto.randomUUID()}`,
    settingsPlace: null,
    measure: () => Promise.resolve(ok(MEASUREMENT)),
    loadTexts: () => Promise.resolve(ok(TEXTS)),
    ...options,
  });
}

const TEXTS = {
  promptHtml: '<p>Do it.</p>',
  hintsHtml: [{ title: 'One', html: '' }],
  debriefHtml: [],
  starter: STARTER,
};

/** The workspace, or a failed test that says why there is none. */
export async function openTestWorkspace(lab: CreatedLab): Promise<Workspace> {
  return unwrap(await lab.openWorkspace(EXERCISE));
}

export function unwrap<T>(result: Result<T, RunError | string>): T {
  if (result.ok) return result.value;
  throw new Error(typeof result.error === 'string' ? result.error : result.error.message);
}
