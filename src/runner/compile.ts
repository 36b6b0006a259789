import { init as initLexer, parse } from 'es-module-lexer/js';
import type { RunError, SourcePosition } from '#core/errors.ts';
import { LEARNER_MODULES, moduleToken } from '#core/learner-modules.ts';
import { type Result, fail, ok } from '#core/result.ts';
import { explainSyntaxError } from './syntax-errors.ts';
import { loadTypeStripper } from './type-stripper.ts';

/**
 * Turns the learner's TypeScript into JavaScript that the sandbox can load: types are blanked in place, so that lines and
 * columns hold, and the names of modules become tokens, for which the sandbox puts the addresses of its own modules.
 * Errors: `syntax` and `unsupported-import` with their position, `network` when the compiler could not be loaded.
 */
export async function compileLearnerCode(
  source: string,
): Promise<Result<{ readonly code: string }, RunError>> {
  const stripper = await loadTypeStripper();
  if (!stripper.ok) return stripper;
  const stripped = stripper.value(source);
  if (!stripped.ok) return fail(explainSyntaxError(stripped.error, source));
  return replaceImports(stripped.value);
}

async function replaceImports(code: string): Promise<Result<{ readonly code: string }, RunError>> {
  await initLexer();
  let imports: ReturnType<typeof parse>[0];
  try {
    [imports] = parse(code);
  } catch (error) {
    const index = error instanceof Error && 'idx' in error && typeof error.idx === 'number' ? error.idx : 0;
    const at = positionOf(code, index);
    return fail({
      blame: 'learner',
      code: 'syntax',
      message: `The code cannot be read as a module, at line ${at.line}. Look for a bracket, quote or comment that is not closed there.`,
      at,
    });
  }
  let replaced = '';
  let end = 0;
  for (const found of imports) {
    if (found.type === 'import-meta' || found.specifier === undefined) continue;
    if (!LEARNER_MODULES.some((name) => name === found.specifier))
      return fail(unsupportedImport(found.specifier, positionOf(code, found.start)));
    // A dynamic import's range includes its quotes.
    const isDynamic = found.type === 'dynamic';
    const token = moduleToken(found.specifier);
    replaced += code.slice(end, found.start) + (isDynamic ? `'${token}'` : token);
    end = found.end;
  }
  return ok({ code: replaced + code.slice(end) });
}

function unsupportedImport(name: string, at: SourcePosition): RunError {
  const isPath = /^[./]|^https?:/.test(name);
  const why = isPath
    ? 'An answer is one file, and the sandbox has no network.'
    : 'The sandbox carries its modules with it and has no network.';
  return {
    blame: 'learner',
    code: 'unsupported-import',
    message: `There is no module '${name}' here (line ${at.line}). ${why} You can import ${LEARNER_MODULES.map((known) => `'${known}'`).join(', ')}.`,
    at,
  };
}

function positionOf(code: string, index: number): SourcePosition {
  const before = code.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
