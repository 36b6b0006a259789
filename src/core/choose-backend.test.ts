import { describe, expect, it } from 'vitest';
import { chooseBackend, isSoftwareRendererName } from './choose-backend.ts';
import type { EngineMeasurement } from './engine.ts';

const gpu: EngineMeasurement = {
  webglStepMs: 4.25,
  wasmStepMs: 17.6,
  renderer: 'Apple M2',
  isSoftwareRenderer: false,
};
const swiftShader: EngineMeasurement = {
  webglStepMs: null,
  wasmStepMs: 17.6,
  renderer: 'SwiftShader',
  isSoftwareRenderer: true,
};
const nothing: EngineMeasurement = {
  webglStepMs: null,
  wasmStepMs: null,
  renderer: null,
  isSoftwareRenderer: false,
};

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

  it('takes WebAssembly without WebGL', () => {
    expect(chooseBackend({ ...nothing, wasmStepMs: 9.96 }, 'auto')).toEqual({
      backend: 'wasm',
      reason: 'WebGL does not work in this browser, so training uses WebAssembly (10.0 ms a step).',
    });
  });

  it('takes WebGL, even in software, where WebAssembly does not work', () => {
    expect(chooseBackend({ ...swiftShader, wasmStepMs: null }, 'auto')).toEqual({
      backend: 'webgl',
      reason: 'WebAssembly does not work in this browser, so training uses WebGL on SwiftShader.',
    });
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
    expect(chooseBackend(nothing, 'auto').backend).toBe('cpu');
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
    expect(chooseBackend(nothing, 'cpu').reason).toBe(
      'You chose plain JavaScript, which is also the best here.',
    );
  });

  it('replaces a preference that does not work here', () => {
    expect(chooseBackend({ ...nothing, wasmStepMs: 17.6 }, 'webgl')).toEqual({
      backend: 'wasm',
      reason:
        'You chose WebGL, which does not work in this browser, so training uses WebAssembly (18 ms a step).',
    });
    expect(chooseBackend(nothing, 'wasm').backend).toBe('cpu');
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
