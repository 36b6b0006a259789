import { describe, expect, it } from 'vitest';
import { measureEngine } from './probe.ts';
import { hasWorkerWebgl } from './worker-webgl.ts';

describe('measureEngine', () => {
  it('times WebAssembly, and says of WebGL what this browser gives a worker', async () => {
    const measured = await measureEngine();
    if (!measured.ok) throw new Error(measured.error.message);
    const { wasmStepMs, wasmAbsence, ...webgl } = measured.value;
    expect(wasmStepMs).toBeGreaterThan(0);
    expect(wasmAbsence).toBeNull();
    expect(webgl).toMatchObject(
      (await hasWorkerWebgl())
        ? { renderer: expect.any(String) as string, webglAbsence: null }
        : { renderer: null, webglStepMs: null, webglAbsence: { kind: 'no-context' } },
    );
    // Software is named as such, and not timed.
    if (webgl.isSoftwareRenderer) expect(webgl.webglStepMs).toBeNull();
  });

  it('reports an error rather than throwing when nothing was measured in time', async () => {
    const measured = await measureEngine(1);
    expect(measured).toMatchObject({ ok: false, error: { code: 'backend-unavailable' } });
  });
});
