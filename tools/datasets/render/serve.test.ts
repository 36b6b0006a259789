import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RenderServer, serveForRendering } from './serve.ts';

describe('serveForRendering', () => {
  let folder = '';
  let server: RenderServer | null = null;
  const get = async (path: string): Promise<Response> => fetch(`${server?.origin ?? ''}${path}`);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'serve-'));
    await writeFile(join(folder, 'draw.ts'), 'export const side: number = 4 as const;\n');
    await writeFile(join(folder, 'hand.glb'), Uint8Array.of(1, 2));
    server = await serveForRendering('<p>page</p>', { '/page/': folder });
  });
  afterAll(async () => {
    await server?.dispose();
    await rm(folder, { recursive: true });
  });

  it('serves the page, files as they are, and TypeScript without its types', async () => {
    expect(await (await get('/')).text()).toBe('<p>page</p>');
    expect(new Uint8Array(await (await get('/page/hand.glb')).arrayBuffer())).toEqual(Uint8Array.of(1, 2));
    const script = await get('/page/draw.ts');
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(await script.text()).toBe('export const side = 4;\n');
  });

  it('finds nothing outside its folders', async () => {
    for (const path of ['/page/none.js', '/etc/passwd', '/page/..%2f..%2fetc/passwd'])
      expect((await get(path)).status).toBe(404);
  });

  it('hands an attachment to the page and takes a result from it', async () => {
    server?.attach(Uint8Array.of(7, 8, 9));
    expect(new Uint8Array(await (await get('/attachment')).arrayBuffer())).toEqual(Uint8Array.of(7, 8, 9));
    const result = server?.nextResult();
    await fetch(`${server?.origin ?? ''}/result`, { method: 'POST', body: Uint8Array.of(5, 6) });
    expect([...((await result) ?? [])]).toEqual([5, 6]);
  });
});
