import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './lib/paths.ts';

// npx tsx tools/build-training-kernels.ts [CLANG]: builds the engine's SIMD loops anew after a change of their source. Needs
// clang and wasm-ld (Debian: clang-16, lld-16); nothing else does, since the bytes are kept in the repository.
const FOLDER = join(ROOT, 'src/engine/kernels/native');
const SOURCE = join(FOLDER, 'training-kernels.c');
const FLAGS = [
  ...[
    '--target=wasm32',
    '-O2',
    '-msimd128',
    '-mbulk-memory',
    '-ffreestanding',
    '-nostdlib',
    '-Wall',
    '-Wextra',
  ],
  ...['--no-entry', '--import-memory', '--max-memory=4294967296', '--strip-all'].map((flag) => `-Wl,${flag}`),
];

const folder = mkdtempSync(join(tmpdir(), 'training-kernels-'));
const out = join(folder, 'out.wasm');
execFileSync(process.argv[2] ?? 'clang-16', [...FLAGS, '-o', out, SOURCE], { stdio: 'inherit' });
const bytes = readFileSync(out);
rmSync(folder, { recursive: true });
const hash = createHash('sha256').update(readFileSync(SOURCE)).digest('hex');
writeFileSync(
  join(FOLDER, 'training-kernels-bytes.ts'),
  `/** Made by tools/build-training-kernels.ts from training-kernels.c. */
export const TRAINING_KERNELS_SOURCE_SHA256 = '${hash}';

export const TRAINING_KERNELS_BASE64 =
  '${bytes.toString('base64')}';
`,
);
console.log(`${bytes.length} bytes`);
