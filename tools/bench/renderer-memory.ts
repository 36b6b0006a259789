import { readFile, writeFile } from 'node:fs/promises';
import type { Browser } from '@playwright/test';

/** Resident memory of the browser's page processes, read from Linux's /proc. */
export interface RendererMemory {
  /** Forgets the peaks so far and resolves with the bytes resident now; NaN where there is no /proc. */
  reset(): Promise<number>;
  /** Sum of the processes' peaks since `reset`, bytes: an upper bound, since they need not fall together. */
  readPeak(): Promise<number>;
}

export async function watchRendererMemory(browser: Browser): Promise<RendererMemory> {
  const session = await browser.newBrowserCDPSession();
  const listPids = async (): Promise<number[]> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  };
  const sum = async (field: 'VmRSS' | 'VmHWM'): Promise<number> => {
    const sizes = await Promise.all((await listPids()).map((pid) => readBytes(pid, field)));
    return sizes.reduce((total, size) => total + size, 0);
  };
  return {
    async reset() {
      // '5' resets the peak (proc(5), clear_refs).
      for (const pid of await listPids())
        await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined);
      return sum('VmRSS');
    },
    readPeak: () => sum('VmHWM'),
  };
}

async function readBytes(pid: number, field: string): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
  return kilobytes === undefined ? NaN : Number(kilobytes) * 1024;
}
