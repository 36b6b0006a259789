import typesUrl from 'virtual:editor-types';
import * as v from 'valibot';
import { type Result, fail, ok } from '#core/result.ts';
import { typescriptDefaults } from './monaco.ts';

const TypeFiles = v.record(v.string(), v.string());

let loading: Promise<Result<null, string>> | null = null;

/** Gives the TypeScript service the declarations of tfjs and of the lab, once a page; a failure can be tried again. */
export function loadTypeLibrary(): Promise<Result<null, string>> {
  loading ??= fetchTypeFiles().then((files) => {
    if (!files.ok) {
      loading = null;
      return files;
    }
    const libraries = Object.entries(files.value).map(([path, content]) => ({
      content,
      filePath: `file:///${path}`,
    }));
    typescriptDefaults.setExtraLibs(libraries);
    return ok(null);
  });
  return loading;
}

async function fetchTypeFiles(): Promise<Result<Record<string, string>, string>> {
  try {
    const response = await fetch(typesUrl);
    if (!response.ok) return fail(`status ${response.status}`);
    const parsed = v.safeParse(TypeFiles, await response.json());
    return parsed.success ? ok(parsed.output) : fail('not the expected file');
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
