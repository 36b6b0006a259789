import { describe, expect, it } from 'vitest';
import { chooseBackend, isSoftwareRendererName } from './choose-backend.ts';
import { type EngineMeasurement, nothingMeasured } from './engine.ts';

const gpu: EngineMeasurement = {
  webglStepMs: 4.25,
  wasmStepMs: 17.6,
  renderer: 'Apple M2',
  isSoftwareRenderer: false,
  webglAbsence: null,
  wasmAbsence: null,
};
const swiftShader: EngineMeasurement = {
  webglStepMs: null,
  wasmStepMs: 17.6,
  renderer: 'SwiftShader',
  isSoftwareRenderer: true,
  webglAbsence: null,
  wasmAbsence: null,
};
const nothing: EngineMeasurement = {
  webglStepMs: null,
  wasmStepMs: null,
  renderer: null,
  isSoftwareRenderer: false,
  webglAbsence: { kind: 'no-context' },
  wasmAbsence: { kind: 'no-webassembly' },
};
const broken: EngineMeasurement = { ...nothing, wasmAbsence: { kind: 'failed', cause: 'No memory' } };
const wasmOnly: EngineMeasurement = { ...nothing, wasmStepMs: 9.96, wasmAbsence: null };

describe('chooseBackend by measurement', () => {
  it('takes WebGL on a graphics device and gives both times', () => {
    expect(chooseBackend(gpu, 'auto')).toEqual({
      backend: 'webgl',
      reason: 'Training uses the graphics device, Apple M2 (4.3 ms a step); WebAssembly takes 18 ms.',
    });
  });

  it('takes WebAssembly where WebGL is drawn in software', () => {
    expect(chooseBackend(swiftShader, 'auto')).toEqual({
      backend: 'wasm',
      reason: 'WebGL is drawn in software here (SwiftShader), so training uses WebAssembly (18 ms a step).',
    });
  });

  it('keeps to WebAssembly on a software renderer even where that measured faster', () => {
    expect(chooseBackend({ ...swiftShader, webglStepMs: 10 }, 'auto').backend).toBe('wasm');
  });

  it.each([
    [{ kind: 'no-canvas' }, 'WebGL needs a canvas in a worker (OffscreenCanvas), which this browser lacks'],
    [
      { kind: 'no-context' },
      'WebGL 2 gets no context in this browser’s workers (it may be switched off, or there may be no graphics device for it)',
    ],
    [{ kind: 'failed', cause: 'Shader lost.' }, 'WebGL failed here (“Shader lost”)'],
    [{ kind: 'unmeasured' }, 'WebGL was not measured in time'],
  ] as const)('takes WebAssembly without WebGL, and says why: %j', (webglAbsence, why) => {
    expect(chooseBackend({ ...wasmOnly, webglAbsence }, 'auto')).toEqual({
      backend: 'wasm',
      reason: `${why}, so training uses WebAssembly (10.0 ms a step).`,
    });
  });

  it.each([
    [
      { kind: 'failed', cause: 'The files did not arrive' },
      'WebAssembly failed here (“The files did not arrive”)',
    ],
    [{ kind: 'unmeasured' }, 'WebAssembly was not measured in time'],
  ] as const)('takes WebGL, even in software, without WebAssembly, and says why: %j', (wasmAbsence, why) => {
    expect(chooseBackend({ ...swiftShader, wasmStepMs: null, wasmAbsence }, 'auto')).toEqual({
      backend: 'webgl',
      reason: `${why}, so training uses WebGL on SwiftShader.`,
    });
  });

  it('takes WebAssembly unmeasured, where the browser has it, and says that nothing was measured', () => {
    expect(chooseBackend(nothingMeasured(true), 'auto')).toEqual({
      backend: 'wasm',
      reason:
        'The engines were not measured in time, so training uses WebAssembly, which works in most browsers. Measure again under Settings, Engine.',
    });
  });

  it('says that no code runs without WebAssembly, whatever was chosen', () => {
    for (const preference of ['auto', 'webgl', 'wasm', 'cpu'] as const) {
      expect(chooseBackend(nothing, preference).reason).toContain('so no code runs here');
      expect(
        chooseBackend({ ...gpu, wasmStepMs: null, wasmAbsence: { kind: 'no-webassembly' } }, preference),
      ).toMatchObject({ backend: 'webgl', reason: expect.stringContaining('no code runs') as string });
    }
  });

  it('leaves a graphics device only when it is more than half slower: 15 ms stays, 15.1 ms goes', () => {
    expect(chooseBackend({ ...gpu, webglStepMs: 15, wasmStepMs: 10 }, 'auto').backend).toBe('webgl');
    expect(chooseBackend({ ...gpu, webglStepMs: 15.1, wasmStepMs: 10 }, 'auto')).toEqual({
      backend: 'wasm',
      reason:
        'WebAssembly trains faster than the graphics device here: 10 ms a step, against 15 ms with WebGL.',
    });
  });

  it('takes plain JavaScript last', () => {
    expect(chooseBackend(broken, 'auto')).toEqual({
      backend: 'cpu',
      reason:
        'WebGL 2 gets no context in this browser’s workers (it may be switched off, or there may be no graphics device for it), and WebAssembly failed here (“No memory”), so training uses plain JavaScript and is slow.',
    });
  });
});

describe('chooseBackend by preference', () => {
  it('honours the preference and says what it costs', () => {
    expect(chooseBackend(gpu, 'wasm')).toEqual({
      backend: 'wasm',
      reason: 'You chose WebAssembly (18 ms a step); WebGL is advised here (4.3 ms a step).',
    });
    expect(chooseBackend(gpu, 'cpu')).toEqual({
      backend: 'cpu',
      reason: 'You chose plain JavaScript; WebGL is advised here (4.3 ms a step).',
    });
    expect(chooseBackend(swiftShader, 'webgl')).toEqual({
      backend: 'webgl',
      reason: 'You chose WebGL, drawn in software and slow; WebAssembly is advised here (18 ms a step).',
    });
  });

  it('says so when the preference is also the best', () => {
    expect(chooseBackend(gpu, 'webgl').reason).toBe(
      'You chose WebGL, which is also the best here (4.3 ms a step).',
    );
    expect(chooseBackend(broken, 'cpu').reason).toBe(
      'You chose plain JavaScript, which is also the best here.',
    );
  });

  it('replaces a preference that does not work here, and says why', () => {
    expect(chooseBackend(wasmOnly, 'webgl')).toEqual({
      backend: 'wasm',
      reason:
        'You chose WebGL, but WebGL 2 gets no context in this browser’s workers (it may be switched off, or there may be no graphics device for it), so training uses WebAssembly (10.0 ms a step).',
    });
    expect(chooseBackend(broken, 'wasm').backend).toBe('cpu');
  });

  it('honours a preference that was not measured, and says so', () => {
    for (const preference of ['webgl', 'wasm'] as const)
      expect(chooseBackend(nothingMeasured(true), preference)).toMatchObject({
        backend: preference,
        reason: expect.stringContaining('which was not measured here') as string,
      });
  });
});

describe('isSoftwareRendererName', () => {
  it.each([
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'llvmpipe (LLVM 15.0.7, 256 bits)',
    'ANGLE (Mesa/X.org, softpipe, OpenGL 3.3)',
    'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0)',
    'Apple Software Renderer',
  ])('knows %s', (name) => {
    expect(isSoftwareRendererName(name)).toBe(true);
  });

  it.each([
    'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'Mesa Intel(R) UHD Graphics 620 (KBL GT2)',
    'Apple GPU',
    'Adreno (TM) 650',
  ])('takes %s for a graphics device', (name) => {
    expect(isSoftwareRendererName(name)).toBe(false);
  });
});
