import type { PretrainedManifest } from '#core/pretrained.ts';

/** How to get a pretrained model in one's own code; the last variant is the smallest, so it is named. */
export function writeModelCode({ id, variants }: PretrainedManifest): string {
  const smaller = variants.length > 1 ? variants.at(-1) : undefined;
  return [
    "import { pretrained } from 'lab';",
    '',
    `const base = await pretrained('${id}');`,
    ...(smaller === undefined
      ? []
      : [`// or smaller: await pretrained('${id}', { variant: '${smaller.id}' })`]),
    '// base.inputs[0].shape, base.outputs[0].shape',
    'base.trainable = false;',
    '',
  ].join('\n');
}
