import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import type { WorkloadName } from '#core/bench-protocol.ts';
import { ROOT } from '../lib/paths.ts';

const SCRIPT = join(ROOT, 'tools/bench/native/nets.py');
const Times = v.record(v.string(), v.number());
const run = promisify(execFile);

/** Debian's packages belong to its own python3, which another one may hide. */
const PYTHONS = ['python3', '/usr/bin/python3'];

/** Median milliseconds of PyTorch's step; null where no python3 of this machine has torch. */
export async function measureNative(name: WorkloadName, repeats: number): Promise<number | null> {
  python ??= findPython();
  const found = await python;
  if (found === null) return null;
  const threads = availableParallelism();
  const { stdout } = await run(found, [SCRIPT, String(repeats), String(threads), name]);
  return v.parse(Times, JSON.parse(stdout))[name] ?? null;
}

let python: Promise<string | null> | undefined;

async function findPython(): Promise<string | null> {
  for (const name of PYTHONS) {
    const hasTorch = await run(name, ['-c', 'import torch']).then(
      () => true,
      () => false,
    );
    if (hasTorch) return name;
  }
  return null;
}
