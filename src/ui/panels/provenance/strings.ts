import { formatCount } from '#ui/panels/number-format.ts';

/** Texts of the card that says where data come from. */
export const strings = {
  about: 'Where these data come from',
  rows: 'Rows',
  rowsOf: (train: number, validation: number, heldOut: number) =>
    `${formatCount(train)} training, ${formatCount(validation)} validation, ${formatCount(heldOut)} held out`,
  source: 'Source',
  version: (version: string, registry: string) => `${version}, ${registry}`,
  registry: { npm: 'npm', debian: 'Debian' },
  sourceFiles: 'Files taken from it',
  licence: 'Licence',
  licenceText: 'Text of the licence',
  attribution: 'Credit',
  split: 'Split',
  nearest: 'Nearest original',
  notes: 'Known weaknesses',
  tools: 'Made with',
  baselines: 'What simple methods reach on the held-out part',
  method: 'Method',
  metric: 'Metric',
  value: 'Value',
  files: (count: number, size: string) => `${formatCount(count)} files, ${size}, with their hashes`,
  filesCaption: 'Files as served',
  file: 'File',
  part: 'Part',
  parts: { train: 'training', validation: 'validation', heldOut: 'held out' },
  size: 'Bytes',
  hash: 'SHA-256',
} as const;
