import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatasetManifest } from '#core/dataset.ts';
import { openDebianPackage } from '../lib/packages.ts';
import { THREE_VERSION } from '../render/driver.ts';
import { type Archive, openArchive } from './archive.ts';

const PACKAGE = '0ad-data';
const VERSION = '0.0.26-1';
const ARCHIVE = 'usr/share/games/0ad/mods/public/public.zip';
const COPYRIGHT = 'usr/share/doc/0ad-data/copyright';

/** The art of the game 0 A.D., with what a manifest says about it. */
export interface Game {
  readonly archive: Archive;
  readonly licence: DatasetManifest['licence'];
  readonly attribution: string;
  readonly sources: DatasetManifest['sources'];
}

/** Fetches and opens Debian's package of 0 A.D.'s data: 1.4 GB once. */
export async function openGame(): Promise<Game> {
  const root = await openDebianPackage(PACKAGE, VERSION, 'all');
  const archive = openArchive(join(root, ARCHIVE));
  return {
    archive,
    licence: { name: 'CC-BY-SA-3.0', text: licenceOf(await readFile(join(root, COPYRIGHT), 'utf8')) },
    attribution:
      'Rendered for this lab from models, animations and textures of the game 0 A.D. by Wildfire Games (http://www.wildfiregames.com/), licensed under CC BY-SA 3.0 (http://creativecommons.org/licenses/by-sa/3.0/), out of the Debian package 0ad-data; posed, lit and photographed anew, colours varied. The images are under the same licence. Some textures derive from materials of CGTextures, by its permission.',
    sources: [
      { package: PACKAGE, version: VERSION, registry: 'debian', files: [ARCHIVE, COPYRIGHT] },
      { package: 'three', version: THREE_VERSION, registry: 'npm', files: ['build/three.module.js'] },
    ],
  };
}

/** The licence's paragraph of a Debian copyright file, without its indent; ' .' stands for an empty line. */
function licenceOf(copyright: string): string {
  const start = copyright.lastIndexOf('License: CC-BY-SA-3.0\n');
  const lines = copyright.slice(start).split('\n').slice(1);
  const end = lines.findIndex((line) => !line.startsWith(' '));
  return lines
    .slice(0, end)
    .map((line) => (line === ' .' ? '' : line.slice(1)))
    .join('\n')
    .trim();
}
