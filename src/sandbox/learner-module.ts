import { LEARNER_MODULES, type LearnerModule, moduleToken } from '#core/learner-modules.ts';
import { RunFault } from './run-fault.ts';

/** A module namespace as far as code can know it. */
export type Exports = Readonly<Record<string, unknown>>;

const HANDOVER = '__labModules';
/** How browsers say that an import names something that the module lacks. */
const MISSING_NAME =
  /(?:does not|doesn't) provide an export named:? '([^']+)'|(?:Importing|Indirectly exported) binding name '([^']+)' is not found/;
const MAX_TYPE_NAMES = 50;

/**
 * Loads compiled learner code as a module of its own; `onModule` gets its address and text before any of it runs.
 *
 * A type imported without `type` (`import { Tensor3D }`) survives compilation in place and exists at no run time. Such names,
 * told by their capital, are given as undefined rather than failing the import.
 */
export async function importLearnerModule(
  code: string,
  modules: Readonly<Record<LearnerModule, object>>,
  onModule: (url: string, code: string) => void,
): Promise<Exports> {
  const typeNames = new Set<string>();
  for (;;) {
    const linked = await linkModules(code, modules, typeNames);
    const url = URL.createObjectURL(new Blob([linked], { type: 'text/javascript' }));
    onModule(url, code);
    try {
      return (await import(/* @vite-ignore */ url)) as Exports;
    } catch (error) {
      const name = error instanceof SyntaxError ? readMissingName(error) : null;
      if (name === null || typeNames.has(name) || typeNames.size === MAX_TYPE_NAMES) throw error;
      if (!/^[A-Z]/.test(name)) throw missingName(name, code);
      typeNames.add(name);
    }
  }
}

function readMissingName(error: SyntaxError): string | null {
  const match = MISSING_NAME.exec(error.message);
  return match?.[1] ?? match?.[2] ?? null;
}

/** No engine gives such an error a stack, and their words name the module by an address that nobody wrote. */
function missingName(name: string, code: string): RunFault {
  const word = name.replaceAll('$', '\\$');
  const before = new RegExp(`^[^]*?\\b(?:import|export)\\b[^;'"]*?(?<![\\w$])(?=${word}(?![\\w$]))`).exec(
    code,
  )?.[0];
  const lines = before?.split('\n') ?? [];
  const at = before === undefined ? null : { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
  return new RunFault({
    blame: 'learner',
    code: 'syntax',
    message: `The import${at === null ? '' : ` at line ${at.line}`} asks for '${name}', which that module does not have. Check the spelling against the completion list.`,
    at,
  });
}

async function linkModules(
  code: string,
  modules: Readonly<Record<LearnerModule, object>>,
  typeNames: ReadonlySet<string>,
): Promise<string> {
  let linked = code;
  Object.defineProperty(globalThis, HANDOVER, { value: modules, configurable: true });
  try {
    for (const name of LEARNER_MODULES) {
      const token = moduleToken(name);
      if (!linked.includes(token)) continue;
      const url = URL.createObjectURL(
        new Blob([shimOf(name, modules[name], typeNames)], { type: 'text/javascript' }),
      );
      // Evaluated now, while the handover is there; the learner's import then finds it evaluated.
      await import(/* @vite-ignore */ url);
      linked = linked.replaceAll(token, url);
    }
  } finally {
    Reflect.deleteProperty(globalThis, HANDOVER);
  }
  return linked;
}

/** A module that gives out the members of an object that lives in the worker's bundle. */
function shimOf(name: LearnerModule, members: object, typeNames: ReadonlySet<string>): string {
  const names = Object.keys(members).filter((member) => member !== 'default' && /^[\w$]+$/.test(member));
  const absent = [...typeNames].filter((typeName) => !(typeName in members) && /^[\w$]+$/.test(typeName));
  return [
    `const members = globalThis.${HANDOVER}[${JSON.stringify(name)}];`,
    'export default members;',
    ...names.map(
      (member, index) => `const v${index} = members.${member}; export { v${index} as ${member} };`,
    ),
    ...absent.map((typeName) => `export const ${typeName} = undefined;`),
  ].join('\n');
}
