import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from './archive.ts';

describe('openArchive', () => {
  let folder = '';
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'archive-'))));
  afterAll(() => rm(folder, { recursive: true }));

  async function zipped(files: Zippable): Promise<string> {
    const path = join(folder, `${Math.random()}.zip`);
    await writeFile(path, zipSync(files));
    return path;
  }

  it('reads stored files by name', async () => {
    const files = { 'art/a.txt': Buffer.from('first'), 'art/deep/b.bin': Buffer.from([1, 2, 3]) };
    const archive = openArchive(
      await zipped({
        'art/a.txt': [files['art/a.txt'], { level: 0 }],
        'art/deep/b.bin': [files['art/deep/b.bin'], { level: 0 }],
      }),
    );
    expect(archive.names).toEqual(['art/a.txt', 'art/deep/b.bin']);
    expect(archive.read('art/a.txt').toString()).toBe('first');
    expect([...archive.read('art/deep/b.bin')]).toEqual([1, 2, 3]);
    expect([archive.has('art/a.txt'), archive.has('a.txt')]).toEqual([true, false]);
    expect(() => archive.read('a.txt')).toThrow("has no file 'a.txt'");
    archive.close();
  });

  it('refuses compressed files and what is no archive', async () => {
    const path = await zipped({ 'a.txt': [Buffer.from('aaaaaaaaaaaaaaaa'), { level: 9 }] });
    expect(() => openArchive(path)).toThrow("'a.txt' is compressed");
    await writeFile(path, Buffer.alloc(100));
    expect(() => openArchive(path)).toThrow('is not a zip archive');
  });
});
