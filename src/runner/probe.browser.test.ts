import { describe, expect, it } from 'vitest';
import { measureEngine } from './probe.ts';

describe('measureEngine', () => {
  it('times WebAssembly and names the software renderer of this browser', async () => {
    const measured = await measureEngine();
    if (!measured.ok) throw new Error(measured.error.message);
    expect(measured.value.wasmStepMs).toBeGreaterThan(0);
    expect(measured.value.webglStepMs).toBeNull();
    expect(measured.value.renderer).toMatch(/SwiftShader/);
    expect(measured.value.isSoftwareRenderer).toBe(true);
  });

  it('reports an error rather than throwing when nothing was measured in time', async () => {
    const measured = await measureEngine(1);
    expect(measured).toMatchObject({ ok: false, error: { code: 'backend-unavailable' } });
  });
});
