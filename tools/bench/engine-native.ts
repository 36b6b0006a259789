import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import type { WorkloadName } from '#engine/workloads/bench-protocol.ts';
import { ROOT } from '../lib/paths.ts';

const SCRIPT = join(ROOT, 'tools/bench/native/nets.py');
const Times = v.record(v.string(), v.number());
const run = promisify(execFile);

/** Median milliseconds of PyTorch's step; null where this machine's python3 has no torch. */
export async function measureNative(name: WorkloadName, repeats: number): Promise<number | null> {
  if (!(await hasTorch())) return null;
  const threads = availableParallelism();
  const { stdout } = await run('python3', [SCRIPT, String(repeats), String(threads), name]);
  return v.parse(Times, JSON.parse(stdout))[name] ?? null;
}

let known: Promise<boolean> | undefined;

function hasTorch(): Promise<boolean> {
  known ??= run('python3', ['-c', 'import torch']).then(
    () => true,
    () => false,
  );
  return known;
}
