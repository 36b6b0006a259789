import { classNamesOf } from '#core/dataset-summary.ts';
import type { DatasetManifest } from '#core/dataset.ts';

/** How to get a data set in one's own code, with the shapes that come. */
export function writeDatasetCode(manifest: DatasetManifest): string {
  const { id, origin, parts } = manifest;
  const type = origin === 'own' ? `<${typeOf(manifest)}>` : '';
  const imports = origin === 'own' ? `dataset, type ${typeOf(manifest)}` : 'dataset';
  return [
    `import { ${imports} } from 'lab';`,
    '',
    // In two lines, so that it fits beside the rows.
    'const { train, validation } =',
    `  await dataset${type}('${id}');`,
    ...describeTrain(manifest, parts.train.count),
    '',
  ].join('\n');
}

function describeTrain(manifest: DatasetManifest, count: number): string[] {
  const classes = classNamesOf(manifest).length;
  switch (manifest.kind) {
    case 'image':
      return [
        `// train.xs: [${[count, ...manifest.shape].join(', ')}]`,
        '//   pixels from 0 to 1',
        `// train.ys: [${count}, ${classes}], one-hot`,
      ];
    case 'music':
      return [
        `// train.xs: [${[count, ...manifest.shape].join(', ')}]`,
        '//   1 where a note sounds',
        `// train.ys: [${count}, ${classes}], one-hot`,
      ];
    case 'table':
      return [
        `// train.xs: [${count}, ${manifest.columns.length}]`,
        '//   not scaled; a missing value is NaN',
        ...(classes > 0
          ? [`// train.ys: [${count}, ${classes}], one-hot`]
          : [`// train.ys: [${count}, 1]`, `//   ${manifest.target.name}`]),
      ];
    case 'text':
      return [
        `// train.texts: ${count} strings`,
        '// train.labels: their class numbers',
        '// train.ys: the labels as a tensor',
      ];
    case 'corpus':
      return [`// train.texts: ${count} ${manifest.unit}s,`, '//   in reading order'];
    case 'series':
      return [
        `// train.values: ${count} × ${manifest.columns.length} numbers`,
        '//   row by row, oldest first',
      ];
  }
}

/** What module 'lab' calls a data set of this kind. */
function typeOf(manifest: DatasetManifest): string {
  switch (manifest.kind) {
    case 'image':
      return 'ImageDataset';
    case 'text':
      return 'TextDataset';
    case 'corpus':
      return 'CorpusDataset';
    case 'table':
      return manifest.target.kind === 'category' ? 'ClassTableDataset' : 'TableDataset';
    case 'series':
      return 'SeriesDataset';
    case 'music':
      return 'MusicDataset';
  }
}
