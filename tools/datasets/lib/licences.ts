import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Full text of a licence kept beside the builders, for sources whose package names it without carrying it. */
export async function readLicence(
  name: 'Apache-2.0' | 'CC0-1.0' | 'CC-BY-4.0' | 'CC-BY-SA-3.0' | 'GPL-2' | 'GPL-3',
): Promise<string> {
  return readFile(join(import.meta.dirname, `../licences/${name}.txt`), 'utf8');
}
