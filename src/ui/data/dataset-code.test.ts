import { expect, it } from 'vitest';
import { IMAGE_MANIFEST, SERIES_MANIFEST, TABLE_MANIFEST, TEXT_MANIFEST } from '#ui/panels/sample-data.ts';
import { writeDatasetCode } from './dataset-code.ts';

it('names the set and the shapes that come', () => {
  expect(writeDatasetCode(IMAGE_MANIFEST)).toBe(`import { dataset } from 'lab';

const { train, validation } =
  await dataset('pictures');
// train.xs: [40, 8, 8, 1]
//   pixels from 0 to 1
// train.ys: [40, 3], one-hot
`);
  expect(writeDatasetCode(TABLE_MANIFEST)).toContain('// train.ys: [40, 1]\n//   economy');
  expect(writeDatasetCode(SERIES_MANIFEST)).toContain('40 × 1 numbers');
  expect(writeDatasetCode(TEXT_MANIFEST)).toContain('train.texts: 40 strings');
});

it('says the kind of one’s own data, which the types cannot know', () => {
  const code = writeDatasetCode({ ...IMAGE_MANIFEST, id: 'my-cats', origin: 'own' });
  expect(code).toContain("import { dataset, type ImageDataset } from 'lab';");
  expect(code).toContain("await dataset<ImageDataset>('my-cats')");
});
