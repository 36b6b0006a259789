import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type IdxHashes, readIdxImages } from './lib/idx.ts';
import { interleaveRounds, pixelBaselines } from './lib/image-rows.ts';
import { NEAR_IMAGE } from './lib/near-images.ts';
import { findNearRows, splitOriginal } from './lib/original-split.ts';
import { openDebianPackage } from './lib/packages.ts';
import { writeDataset } from './lib/write-dataset.ts';

const VERSION = '0.0~git20200523.55506a9-1';
const SEED = 1;
const VALIDATION_PER_CLASS = 1000;
const ROWS_PER_SHARD = 5000;
const CLASS_NAMES = [
  'T-shirt/top',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
];
/** SHA-256 of the unpacked files; the same as of the files that the authors published. */
const SHA256: IdxHashes = {
  'train-images-idx3-ubyte': 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
  'train-labels-idx1-ubyte': 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
  't10k-images-idx3-ubyte': '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
  't10k-labels-idx1-ubyte': '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
};

/** The whole original Fashion-MNIST: 50,000 + 10,000 images to learn from, the original test set held out. */
export async function build(): Promise<void> {
  const root = await openDebianPackage('dataset-fashion-mnist', VERSION, 'all');
  const original = await readIdxImages(join(root, FOLDER), 'train', 60_000, SHA256, '.gz');
  const heldOut = await readIdxImages(join(root, FOLDER), 't10k', 10_000, SHA256, '.gz');
  const near = findNearRows(original, heldOut);
  const rows = splitOriginal(original, near, {
    validationPerClass: CLASS_NAMES.map(() => VALIDATION_PER_CLASS),
    interleave: (byClass) => interleaveRounds(byClass, SEED + 100),
    seed: SEED,
  });
  await writeDataset(
    {
      kind: 'image',
      id: 'fashion-mnist',
      title: 'Fashion-MNIST',
      summary: '70,000 small grey pictures of clothes, shoes and bags in ten kinds, as many of each.',
      origin: 'real',
      licence: { name: 'MIT', text: (await readFile(join(root, COPYRIGHT), 'utf8')).trim() },
      attribution:
        'Fashion-MNIST: H. Xiao, K. Rasul, R. Vollgraf (2017), Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine Learning Algorithms, arXiv:1708.07747. Copyright 2017 Zalando SE. From the Debian package dataset-fashion-mnist. Changed here: the training images reordered and cut in two parts.',
      sources: [
        {
          package: 'dataset-fashion-mnist',
          version: VERSION,
          registry: 'debian',
          files: Object.keys(SHA256).map((file) => `${FOLDER}/${file}.gz`),
        },
      ],
      split: `The held-out part is the original test set, in its order. Of the original training set, ${VALIDATION_PER_CLASS.toLocaleString('en')} images of each class, by seed ${SEED}, are for validation, the rest for training; images with a near-twin anywhere stay in training. Every ten rows in a row hold one image of each class, so the first n rows are balanced too.`,
      notes: [
        'All 70,000 images are there, checked against the published SHA-256. No two are equal.',
        `${near.heldOutCount} held-out images have a near-twin in training (pixels differ by less than ${NEAR_IMAGE} of 255 on average), as in the original; that moves an accuracy by ${near.heldOutCount / 100} percentage points at most.`,
        'Labels come from the shop. Shirts, T-shirts, pullovers and coats are hard to tell apart even for people.',
      ],
      nearestOriginal: 'Fashion-MNIST itself, whole.',
      baselines: pixelBaselines(rows.train, heldOut, { classes: CLASS_NAMES.length, seed: SEED }),
      shape: [28, 28, 1],
      classNames: CLASS_NAMES,
    },
    { ...rows, heldOut },
    { rowsPerShard: ROWS_PER_SHARD },
  );
}

const FOLDER = 'usr/share/datasets/fashion-mnist';
const COPYRIGHT = 'usr/share/doc/dataset-fashion-mnist/copyright';
