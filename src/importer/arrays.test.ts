import { describe, expect, it } from 'vitest';
import { cut, readAltered, readFixture } from '../../tests/fixtures/imports/read-fixture.ts';
import { openIdx } from './idx.ts';
import type { NumberArray } from './number-array.ts';
import { openNpy } from './npy.ts';

async function numbersOf(array: NumberArray): Promise<number[]> {
  return [...(await array.readRows(0, array.shape[0] ?? 0))];
}

async function openFixture(name: string) {
  const { path, blob } = await readFixture(`${name}.npy`);
  return openNpy(path, blob);
}

async function readNumbers(name: string): Promise<number[]> {
  const array = await openFixture(name);
  if (array.kind !== 'numbers') throw new Error(`${name} is ${array.kind}`);
  return numbersOf(array);
}

describe('idx written by NumPy and struct', () => {
  it('reads the pictures of a part from the middle on', async () => {
    const images = await openIdx(await readFixture('train-images-idx3-ubyte'));
    expect([images.shape, images.isByte]).toEqual([[20, 4, 3], true]);
    // Row 7 begins with 7 × 12 = 84.
    expect([...(await images.readRows(7, 2))].slice(0, 13)).toEqual([
      84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96,
    ]);
  });

  it('reads gzip, and big-endian floats', async () => {
    const labels = await openIdx(await readFixture('t10k-labels-idx1-ubyte.gz'));
    expect(await numbersOf(labels)).toEqual([2, 0, 1, 2, 0, 1, 2, 0, 1, 2]);
    expect(await numbersOf(await openIdx(await readFixture('floats.idx')))).toEqual([1.5, -2.25, 1e10, 0]);
  });

  it('refuses a wrong magic number, naming the bytes', async () => {
    await expect(openIdx(await readFixture('hostile-magic-idx3-ubyte'))).rejects.toThrow(
      /begins with the bytes 00 00 42 03.*Choose/,
    );
  });

  it('refuses a file that is cut short, or whose packing is', async () => {
    await expect(openIdx(await readAltered('train-images-idx3-ubyte', cut))).rejects.toThrow(
      /20 × 4 × 3 values, which is 256 bytes, but it has 179/,
    );
    await expect(openIdx(await readAltered('t10k-images-idx3-ubyte.gz', cut))).rejects.toThrow(
      /gzip data is damaged or cut short/,
    );
  });
});

describe('npy written by NumPy', () => {
  it.each([
    ['c-float32', [1.5, 2.5, 3.5, 4.5, 5.5, 6.5]],
    ['fortran-float64', Array.from({ length: 24 }, (_, i) => i)],
    ['half', [1, -0.5, 65504, 5.960464477539063e-8, Infinity, NaN]],
    ['big-endian-int32', [1, -2, 2147483647]],
    ['int64', [-9007199254740991, 7]],
    ['uint16', [0, 65535]],
    ['bool', [1, 0]],
    ['version-2', [3, 4]],
  ])('reads %s', async (name, expected) => {
    expect(await readNumbers(name)).toEqual(expected);
  });

  it('reads some rows of an array', async () => {
    const array = await openFixture('fortran-float64');
    if (array.kind !== 'numbers') throw new Error('no numbers');
    expect([...(await array.readRows(1, 1))]).toEqual(Array.from({ length: 12 }, (_, i) => 12 + i));
  });

  it('reads texts', async () => {
    expect(await openFixture('unicode')).toMatchObject({ texts: ['Katze', 'Hündchen', '猫', '🐈'] });
    expect(await openFixture('bytes')).toMatchObject({ texts: ['cat', 'doggy'] });
  });

  it('reads an object array of lists, as Python 2 would have pickled it', async () => {
    expect(await openFixture('objects-protocol-2')).toMatchObject({
      lists: [[1, 14, 22, 300, 70000], [1, 5], [1, 2, 3], [], [1, 256]],
    });
  });

  it('refuses a pickle that asks for anything but an array, by name', async () => {
    await expect(openFixture('hostile-pickle')).rejects.toThrow(/asks for Python's (posix|os)\.system/);
  });

  it('refuses a file that is cut short', async () => {
    const { path, blob } = await readAltered('c-float32.npy', cut);
    await expect(openNpy(path, blob)).rejects.toThrow(/is not an array that NumPy saved|is damaged/);
    const last = await readAltered('objects-protocol-2.npy', (bytes) => bytes.slice(0, -20));
    await expect(openNpy(last.path, last.blob)).rejects.toThrow(/cut short/);
  });
});
