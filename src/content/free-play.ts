import type { DatasetManifest } from '#core/dataset.ts';
import type { RunError } from '#core/errors.ts';
import { type Result, fail, ok } from '#core/result.ts';

const STARTERS = import.meta.glob<string>('/exercises/free-play/*.ts', { query: '?raw', import: 'default' });
const INTERFACES: Readonly<Record<string, string>> = {
  image: 'ImageDataset',
  text: 'TextDataset',
  corpus: 'CorpusDataset',
  table: 'TableDataset',
  'class-table': 'ClassTableDataset',
  series: 'SeriesDataset',
  music: 'MusicDataset',
};

/** A program that trains something sensible on the data set, to begin free play from. */
export async function loadFreePlayStarter(manifest: DatasetManifest): Promise<Result<string, RunError>> {
  const kind = starterKind(manifest);
  const text = await STARTERS[`/exercises/free-play/${kind}.ts`]?.().catch(() => undefined);
  if (text !== undefined) return ok(adaptStarter(text, kind, manifest.id));
  return fail({
    blame: 'environment',
    code: 'network',
    message: `The program to start from could not be fetched. Check the connection and reload the page.`,
  });
}

function starterKind(manifest: DatasetManifest): string {
  const hasClasses = manifest.kind === 'table' && manifest.target.kind === 'category';
  return hasClasses ? 'class-table' : manifest.kind;
}

/** Names the data set in the program; one's own needs its kind said, since no declaration knows it. */
function adaptStarter(text: string, kind: string, id: string): string {
  if (!id.startsWith('my-')) return text.replace(/dataset\('[^']+'/, `dataset('${id}'`);
  const type = INTERFACES[kind] ?? '';
  return text
    .replace(/dataset\('[^']+'/, `dataset<${type}>('${id}'`)
    .replace(/import \{ (.*dataset \} from 'lab')/, `import { type ${type}, $1`);
}
