import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { addressOf } from '#engine/kernels/native/address.ts';
import { type NativeKernels, findNativeKernels } from '#engine/kernels/native/native-kernels.ts';
import { placeInWasm, viewFloats } from '#engine/kernels/wasm-memory.ts';
import type { VariableUpdate } from './update-rule.ts';

/** One loop over a variable in WASM memory; nothing is copied in or out of the heap. */
export function planWasmUpdate(wasm: BackendWasm, update: VariableUpdate): () => void {
  const native = findNativeKernels(wasm);
  return native !== null && update.rule.native !== undefined
    ? () => runNatively(wasm, native, update)
    : () => runLoop(wasm, update);
}

function runNatively(wasm: BackendWasm, native: NativeKernels, update: VariableUpdate): void {
  const { rule, value, gradient, slots, numbers } = update;
  const own = slots.map((slot) => ownData(wasm, slot));
  placeInWasm(wasm, [gradient, value]);
  const out = wasm.makeOutput(value.shape, 'float32');
  const at = {
    value: addressOf(wasm, value),
    gradient: addressOf(wasm, gradient),
    slots: own.map((slot) => addressOf(wasm, slot)),
    out: addressOf(wasm, out),
    count: value.size,
  };
  rule.native?.(native, at, numbers);
  value.assign(tf.engine().makeTensorFromTensorInfo(out, wasm));
}

function runLoop(wasm: BackendWasm, { rule, value, gradient, slots, numbers }: VariableUpdate): void {
  const own = [renew(wasm, value), ...slots.map((slot) => ownData(wasm, slot))];
  placeInWasm(wasm, [gradient, ...own]);
  // Views last: an allocation may grow the memory and detach them.
  const [values, ...slotValues] = own.map((info) => viewFloats(wasm, info));
  if (values !== undefined) rule.loop(values, viewFloats(wasm, gradient), slotValues, numbers);
}

/** The variable, on data that no other tensor shares: a clone that someone kept must not change with it. */
function ownData(wasm: BackendWasm, variable: tf.Variable): tf.Variable {
  placeInWasm(wasm, [variable]);
  return wasm.refCount(variable.dataId) === 1 ? variable : renew(wasm, variable);
}

/**
 * The variable, on new data. XNNPACK keeps the weights that it multiplied by in a packed form, under their data's number, as
 * long as these data live: a value changed in place would go on multiplying as it was.
 */
function renew(wasm: BackendWasm, variable: tf.Variable): tf.Variable {
  placeInWasm(wasm, [variable]);
  const copy = wasm.makeOutput(variable.shape, 'float32');
  viewFloats(wasm, copy).set(viewFloats(wasm, variable));
  variable.assign(tf.engine().makeTensorFromTensorInfo(copy, wasm));
  return variable;
}

/** The same on the CPU backend, into new arrays: the old ones may be the learner's own. */
export function planCpuUpdate(cpu: tf.MathBackendCPU, update: VariableUpdate): () => void {
  const { rule, value, gradient, slots, numbers } = update;
  return () => {
    const [values, ...slotValues] = [value, ...slots].map((variable) => copyOf(cpu, variable));
    if (values === undefined) return;
    rule.loop(values, readFloats(cpu, gradient), slotValues, numbers);
    [values, ...slotValues].forEach((array, at) => {
      const variable = [value, ...slots][at];
      const info = cpu.makeTensorInfo(variable?.shape ?? [], 'float32', array);
      variable?.assign(tf.engine().makeTensorFromTensorInfo(info, cpu));
    });
  };
}

function copyOf(cpu: tf.MathBackendCPU, tensor: tf.Tensor): Float32Array {
  return Float32Array.from(readFloats(cpu, tensor));
}

function readFloats(cpu: tf.MathBackendCPU, tensor: tf.Tensor): Float32Array {
  const values = cpu.readSync(tensor.dataId);
  return values instanceof Float32Array ? values : Float32Array.from(values, Number);
}
