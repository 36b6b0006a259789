import type * as tf from '@tensorflow/tfjs';
import type { NativeKernels } from '#engine/kernels/native/native-kernels.ts';

/** One list of an optimizer's slots: a tensor of the same shape for each variable. */
export interface SlotRule {
  /** Property of the optimizer that holds them, in the variables' order. */
  readonly list: string;
  /** What stock appends to the variable's name; saved optimizers are read by it. */
  readonly suffix: string;
  /** What fresh slots hold: a number, or the optimizer's property of that name. */
  readonly start: number | 'initialAccumulatorValue';
}

/** One optimizer's step for one variable, written twice: as a shader's statements and as a loop. */
export interface UpdateRule {
  readonly name: string;
  readonly slots: readonly SlotRule[];
  /** Numbers that are the same for all variables of a step. */
  readonly numbers: (optimizer: tf.Optimizer) => readonly number[];
  /**
   * Statements over `value`, `gradient`, `slot0`… (float or vec4) and `k[…]`, the numbers; they change value and slots.
   * NaN must come out as NaN.
   */
  readonly shader: string;
  /** The same in place. All arrays have one length. */
  readonly loop: (
    value: Float32Array,
    gradient: Float32Array,
    slots: readonly Float32Array[],
    k: readonly number[],
  ) => void;
  /** The loop as one of our SIMD loops on WASM, with addresses; the new values go to `out`. */
  readonly native?: (native: NativeKernels, at: NativeUpdate, k: readonly number[]) => void;
  /** What stock does after the last variable, such as powers of beta. */
  readonly finish?: (optimizer: tf.Optimizer) => void;
}

/** Where a variable's `count` float32 values lie in WASM memory; slots change in place. */
export interface NativeUpdate {
  readonly value: number;
  readonly gradient: number;
  readonly slots: readonly number[];
  readonly out: number;
  readonly count: number;
}

/** One variable's share of a step. Value, gradient and slots are float32 and of one shape. */
export interface VariableUpdate {
  readonly rule: UpdateRule;
  readonly value: tf.Variable;
  readonly gradient: tf.Tensor;
  readonly slots: readonly tf.Variable[];
  readonly numbers: readonly number[];
}
