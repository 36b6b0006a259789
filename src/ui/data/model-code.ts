import type { PretrainedManifest } from '#core/pretrained.ts';

/** How to get a pretrained model in one's own code; the last variant is the smallest, so it is named. */
export function writeModelCode({ id, variants }: PretrainedManifest): string {
  const smaller = variants.length > 1 ? variants.at(-1) : undefined;
  return [
    "import { pretrained } from 'lab';",
    '',
    // In two lines, so that it fits beside the card.
    'const base =',
    `  await pretrained('${id}');`,
    ...(smaller === undefined ? [] : ['// a smaller one:', `// { variant: '${smaller.id}' }`]),
    'base.trainable = false;',
    '',
  ].join('\n');
}
