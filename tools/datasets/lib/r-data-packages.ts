import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DataFrame, readDataFrame } from './r-data-frame.ts';
import { openDebianPackage } from './packages.ts';

const VERSION = '1.1.0-1';

export const MODELDATA_SOURCES = [
  {
    package: 'r-cran-modeldata',
    version: VERSION,
    registry: 'debian' as const,
    files: ['Rdata.rdb', 'Rdata.rdx'].map((file) => `usr/lib/R/site-library/modeldata/data/${file}`),
  },
];

/** A data set of the R package modeldata. */
export async function readModeldata(name: string): Promise<DataFrame> {
  return readDataFrame(await openModeldata(), 'modeldata', name);
}

/** MIT, as the package carries it; `origin` says in words what the package's licence cannot. */
export async function readModeldataLicence(origin: string): Promise<{ name: string; text: string }> {
  const path = 'usr/share/doc/r-cran-modeldata/copyright';
  const text = await readFile(join(await openModeldata(), path), 'utf8');
  return { name: 'MIT (of the package)', text: `${origin}\n\n${text.trim()}` };
}

async function openModeldata(): Promise<string> {
  return openDebianPackage('r-cran-modeldata', VERSION, 'all');
}
