import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { readComplexParts, writeComplex } from './complex-storage.ts';
import { asWasm } from './wasm-memory.ts';

/**
 * A kernel for the WASM backend that runs the CPU backend's kernel of the same name: inputs are copied over, outputs copied
 * back. Slow, and never missing.
 */
export function bridgeToCpu(kernelName: string): tf.KernelFunc {
  return ({ inputs, attrs, backend }) => {
    const wasm = asWasm(backend);
    const cpu = cpuBackend();
    const copies: Record<string, tf.TensorInfo & { rank: number }> = {};
    for (const [name, info] of Object.entries(inputs))
      // Dilation2D's gradients look at a tensor's rank, which a bare TensorInfo lacks.
      if (info !== undefined) copies[name] = { ...copyToCpu(info, wasm, cpu), rank: info.shape.length };
    try {
      const run = tf.getKernel(kernelName, 'cpu').kernelFunc;
      // Concat, Pack and AddN iterate over their inputs as an array.
      const outputs = run({ inputs: likeInputs(inputs, copies), attrs: attrs ?? {}, backend: cpu });
      return Array.isArray(outputs)
        ? outputs.map((output) => moveToWasm(output, cpu, wasm))
        : moveToWasm(outputs, cpu, wasm);
    } finally {
      for (const copy of Object.values(copies)) cpu.disposeIntermediateTensorInfo(copy);
    }
  };
}

function cpuBackend(): tf.MathBackendCPU {
  const backend = tf.findBackend('cpu');
  if (backend instanceof tf.MathBackendCPU) return backend;
  throw new Error('The CPU backend is not registered.');
}

function likeInputs(
  inputs: tf.NamedTensorInfoMap,
  copies: Record<string, tf.TensorInfo>,
): tf.NamedTensorInfoMap {
  return Array.isArray(inputs) ? Object.assign([], copies) : copies;
}

function copyToCpu(info: tf.TensorInfo, wasm: BackendWasm, cpu: tf.MathBackendCPU): tf.TensorInfo {
  const parts = readComplexParts(info.dataId);
  if (parts === undefined) return cpu.makeTensorInfo(info.shape, info.dtype, wasm.readSync(info.dataId));
  const real = cpu.makeTensorInfo(info.shape, 'float32', wasm.readSync(parts.real.dataId));
  const imag = cpu.makeTensorInfo(info.shape, 'float32', wasm.readSync(parts.imag.dataId));
  const complex = tf
    .getKernel('Complex', 'cpu')
    .kernelFunc({ inputs: { real, imag }, attrs: {}, backend: cpu });
  cpu.disposeIntermediateTensorInfo(real);
  cpu.disposeIntermediateTensorInfo(imag);
  if (Array.isArray(complex)) throw new Error('Complex gave more than one tensor.');
  return complex;
}

function moveToWasm(output: tf.TensorInfo, cpu: tf.MathBackendCPU, wasm: BackendWasm): tf.TensorInfo {
  const { shape, dtype } = output;
  const parts = cpu.data.get(output.dataId).complexTensorInfos;
  const moved =
    parts === undefined
      ? wasm.makeOutput(shape, dtype, undefined, asStored(cpu.readSync(output.dataId), dtype))
      : writeComplex(wasm, shape, cpu.readSync(parts.real.dataId), cpu.readSync(parts.imag.dataId));
  cpu.disposeIntermediateTensorInfo(output);
  return moved;
}

/** CPU kernels at times keep integers in float arrays and the reverse; WASM memory needs the true type. */
function asStored(values: tf.backend_util.BackendValues, dtype: tf.DataType): tf.backend_util.BackendValues {
  if (dtype === 'float32' && !(values instanceof Float32Array)) return Float32Array.from(values, Number);
  if (dtype === 'int32' && !(values instanceof Int32Array)) return Int32Array.from(values, Number);
  if (dtype === 'bool' && !(values instanceof Uint8Array)) return Uint8Array.from(values, Number);
  return values;
}
