import { readdirSync } from 'node:fs';

/** `npm run data:build -- ID… | all`: builds data sets from the packages that their builders name. */
const builders = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'build.ts')
  .map((file) => file.replace('.ts', ''));

const ids = process.argv.slice(2);
const unknown = ids.filter((id) => !builders.includes(id) && id !== 'all');
if (ids.length === 0 || unknown.length > 0) {
  console.error(`Say which data set to build: npm run data:build -- ${[...builders, 'all'].join(' | ')}`);
  process.exit(1);
}
for (const id of ids.includes('all') ? builders : ids) {
  const { build } = (await import(`./${id}.ts`)) as { readonly build: () => Promise<void> };
  await build();
}
