import type { SpriteFacts } from './sprite.ts';

/** Folder of the data that TensorFlow.js's own examples fetch; it serves other sites' pages (CORS). */
export const ORIGINALS_URL = 'https://storage.googleapis.com/learnjs-data/';

/** A published data set that the lab can fetch by itself. */
export interface Original {
  readonly id: string;
  readonly title: string;
  /** What is inside, in a sentence. */
  readonly summary: string;
  readonly files: readonly OriginalFile[];
  /** Null for a table. */
  readonly sprite: SpriteFacts | null;
}

export interface OriginalFile {
  /** Below `ORIGINALS_URL`. */
  readonly path: string;
  /** Lower-case hex, where it was published; else null. */
  readonly sha256: string | null;
}

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
const CLOTHES = [
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
const OBJECTS = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'];

export const ORIGINALS: readonly Original[] = [
  {
    id: 'mnist',
    title: 'MNIST',
    summary: '65,000 handwritten digits, 28 × 28 grey, as the TensorFlow.js examples use them.',
    files: sprite('mnist'),
    sprite: { title: 'MNIST original', shape: [28, 28, 1], classNames: DIGITS, trainRows: 55_000 },
  },
  {
    id: 'fashion-mnist',
    title: 'Fashion-MNIST',
    summary: '70,000 pictures of clothes, 28 × 28 grey.',
    files: sprite('fashion_mnist'),
    sprite: { title: 'Fashion-MNIST original', shape: [28, 28, 1], classNames: CLOTHES, trainRows: 60_000 },
  },
  {
    id: 'cifar-10',
    title: 'CIFAR-10',
    summary: '60,000 small colour photographs of ten kinds of things, 32 × 32.',
    files: sprite('cifar10'),
    sprite: { title: 'CIFAR-10 original', shape: [32, 32, 3], classNames: OBJECTS, trainRows: 50_000 },
  },
  {
    id: 'jena-climate',
    title: 'Jena climate',
    summary: 'Fourteen measurements of the weather every ten minutes, 2009 to 2016.',
    files: [{ path: 'jena_climate/jena_climate_2009_2016.csv', sha256: null }],
    sprite: null,
  },
];

function sprite(name: string): OriginalFile[] {
  return [`${name}_images.png`, `${name}_labels_uint8`].map((file) => ({
    path: `model-builder/${file}`,
    sha256: null,
  }));
}
