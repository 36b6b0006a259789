import * as tf from '@tensorflow/tfjs';

const files = [
  'photos/wasp/1.jpg',
  'photos/bee/1.jpg',
  'photos/bee/2.jpg',
  'photos/wasp/2.jpg',
  'photos/fly/1.jpg',
  'photos/bee/3.jpg',
  'photos/wasp/3.jpg',
  'photos/fly/2.jpg',
  'photos/.trash/old.jpg',
  'photos/fly/3.jpg',
];

const folderOf = (file: string): string => file.split('/')[1];
const pictures = files.filter((file) => !folderOf(file).startsWith('.'));
const classNames = [...new Set(pictures.map(folderOf))].sort();
console.log('classes, in the order of their numbers:', classNames.join(', '));

// Every third picture of each class is for validation.
const seen = new Map<string, number>();
const parts = { train: new Array<string>(), validation: new Array<string>() };
for (const file of pictures) {
  const count = (seen.get(folderOf(file)) ?? 0) + 1;
  seen.set(folderOf(file), count);
  (count % 3 === 0 ? parts.validation : parts.train).push(file);
}
for (const [name, list] of Object.entries(parts)) {
  const labels = list.map((file) => classNames.indexOf(folderOf(file)));
  console.log(`${name}: ${list.length} pictures, labels ${labels.join(' ')}`);
  tf.oneHot(labels, classNames.length).sum(0).print();
}
