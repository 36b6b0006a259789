import { dataset } from 'lab';

const { train, classNames, shape } = await dataset('photo-cutouts');
const { pixels, labels } = train.arrays;
const size = shape[0] * shape[1] * shape[2];
console.log(`${train.count} pictures of ${shape.join(' × ')}`);

const sums = classNames.map(() => ({ count: 0, brightness: 0 }));
for (let row = 0; row < train.count; row++) {
  let total = 0;
  for (let index = row * size; index < (row + 1) * size; index++) total += pixels[index];
  const sum = sums[labels[row]];
  sum.count += 1;
  sum.brightness += total / size;
}
for (const [index, { count, brightness }] of sums.entries())
  console.log(
    `${classNames[index].padEnd(8)} ${count} pictures, mean brightness ${Math.round(brightness / count)} of 255`,
  );
const most = Math.max(...sums.map(({ count }) => count));
console.log(`Always the commonest class: ${(most / train.count).toFixed(2)}`);
