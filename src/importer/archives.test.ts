import { describe, expect, it } from 'vitest';
import { collect, cut, readAltered, readFixture } from '../../tests/fixtures/imports/read-fixture.ts';
import { readTar } from './tar.ts';
import { openZip } from './zip.ts';

describe('zip written by Info-ZIP', () => {
  it('lists files without what systems leave behind, and folders in which nothing lies', async () => {
    const { files, emptyFolders } = await openZip(await readFixture('pictures.zip'));
    const names = files.map(({ path }) => path);
    expect(names.filter((name) => /MACOSX|DS_Store|Thumbs/.test(name))).toEqual([]);
    expect(names.length).toBe(2 * (12 + 6 + 6) + 2);
    expect(emptyFolders).toEqual(['pictures/train/green/']);
  });

  it('unpacks a file when asked for', async () => {
    const { files } = await openZip(await readFixture('pictures.zip'));
    const text = await files.find(({ path }) => path.endsWith('readme.txt'))?.read();
    expect(await text?.text()).toBe('Pictures of one colour.');
  });

  it.each([
    ['hostile-parent.zip', /'\.\.\/outside\.txt', which leads out/],
    ['hostile-absolute.zip', /'\/etc\/outside\.txt', which leads out/],
  ])('refuses %s', async (name, message) => {
    await expect(openZip(await readFixture(name))).rejects.toThrow(message);
  });

  it('refuses a bomb by the sizes that its list declares, unpacking nothing', async () => {
    await expect(openZip(await readFixture('hostile-bomb.zip'))).rejects.toThrow(
      /would unpack to 300 MB in 1 files.*nothing was unpacked/,
    );
  });

  it('stops a bomb whose list lies about its size', async () => {
    const { files } = await openZip(await readFixture('hostile-liar.zip'));
    expect(files[0]?.sizeBytes).toBe(1000);
    await expect(files[0]?.read()).rejects.toThrow(/unpacks to more than the 1\.0 kB|cannot be unpacked/);
  });

  it('refuses an archive that is cut short or altered', async () => {
    await expect(openZip(await readAltered('pictures.zip', cut))).rejects.toThrow(/damaged or cut short/);
    const altered = await readAltered('household.zip', (bytes) => {
      bytes[1500] = (bytes[1500] ?? 0) ^ 0xff;
      return bytes;
    });
    const { files } = await openZip(altered);
    await expect(files[0]?.read()).rejects.toThrow(/cannot be unpacked/);
  });
});

describe('tar.gz written by GNU tar', () => {
  it('reads the files that are wanted, long names too', async () => {
    const entries = await collect(
      readTar(await readFixture('reviews.tar.gz'), (path) => /pos\/0_7|note$/.test(path)),
    );
    const paths = entries.map(({ path }) => path);
    expect(paths.filter((path) => path.endsWith('0_7.txt'))).toEqual([
      'aclImdb/test/pos/0_7.txt',
      'aclImdb/train/pos/0_7.txt',
    ]);
    expect(paths.find((path) => path.endsWith('.note'))).toMatch(
      /^aclImdb\/a-folder-with-.*header-\/x{90}\.note$/,
    );
    const text = new TextDecoder().decode(entries.find(({ path }) => path.includes('train/pos'))?.bytes);
    expect(text).toBe('A wonderful film, number 0 of train.<br />Ünd more.');
  });

  it('refuses an archive that is cut short', async () => {
    const file = await readAltered('reviews.tar.gz', cut);
    await expect(collect(readTar(file, () => true))).rejects.toThrow(/damaged or cut short/);
  });

  it('refuses a path that leads outside', async () => {
    const entry = new Uint8Array(1024);
    entry.set(new TextEncoder().encode('../../evil.txt'));
    entry.set(new TextEncoder().encode('00000000000'), 124);
    entry[156] = '0'.charCodeAt(0);
    const sum = entry
      .subarray(0, 512)
      .reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
    entry.set(new TextEncoder().encode(sum.toString(8).padStart(6, '0')), 148);
    const file = { path: 'evil.tar', blob: new Blob([entry]) };
    await expect(collect(readTar(file, () => true))).rejects.toThrow(/leads out of the archive/);
  });
});
