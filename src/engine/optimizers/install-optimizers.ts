import * as tf from '@tensorflow/tfjs';
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { orStock } from '#engine/gl/refusal.ts';
import { planCpuUpdate, planWasmUpdate } from './memory-update.ts';
import { type NamedGradients, readGradients, readNumber, readSlots } from './optimizer-state.ts';
import { centredRmsprop, rmsprop } from './rmsprop-rules.ts';
import { adadelta, adagrad, adam, adamax, momentum, sgd } from './rules.ts';
import type { SlotRule, UpdateRule, VariableUpdate } from './update-rule.ts';
import { fillAlike, planWebglUpdate } from './webgl-update.ts';

const RULES: readonly (readonly [{ readonly prototype: tf.Optimizer }, UpdateRule])[] = [
  [tf.SGDOptimizer, sgd],
  [tf.MomentumOptimizer, momentum],
  [tf.AdamOptimizer, adam],
  [tf.AdamaxOptimizer, adamax],
  [tf.AdagradOptimizer, adagrad],
  [tf.AdadeltaOptimizer, adadelta],
  [tf.RMSPropOptimizer, rmsprop],
];

type ApplyGradients = tf.Optimizer['applyGradients'];

/**
 * Puts one program (or loop) a variable in the place of the dozen kernels that tfjs's optimizers take, for all that they can
 * do; whatever the fused step does not cover goes to the stock method. The result takes it all back.
 */
export function installOptimizers(): () => void {
  const undo = RULES.map(([{ prototype }, rule]) => {
    const stock = Object.getOwnPropertyDescriptor(prototype, 'applyGradients')?.value as ApplyGradients;
    const apply = orStock<[tf.Optimizer, Parameters<ApplyGradients>[0]], true>(
      `the fused ${rule.name} step`,
      (optimizer, gradients) =>
        applyFused(optimizer, chooseRule(optimizer, rule), readGradients(gradients)) ? true : null,
      (optimizer, gradients) => {
        stock.call(optimizer, gradients);
        return true;
      },
    );
    prototype.applyGradients = function (this: tf.Optimizer, gradients: Parameters<ApplyGradients>[0]): void {
      apply(this, gradients);
    };
    return () => {
      prototype.applyGradients = stock;
    };
  });
  return () => {
    for (const one of undo) one();
  };
}

function chooseRule(optimizer: tf.Optimizer, rule: UpdateRule): UpdateRule {
  return rule === rmsprop && Reflect.get(optimizer, 'centered') === true ? centredRmsprop : rule;
}

/** False when nothing was done but for slots that stock would have made as well. */
function applyFused(optimizer: tf.Optimizer, rule: UpdateRule, gradients: NamedGradients): boolean {
  const outcome = { isDone: false };
  tf.tidy(() => {
    const steps = planAll(optimizer, rule, gradients);
    if (steps === null) return;
    for (const step of steps) step();
    rule.finish?.(optimizer);
    outcome.isDone = true;
  });
  if (!outcome.isDone) return false;
  Reflect.set(optimizer, 'iterations_', optimizer.iterations + 1);
  return true;
}

/** A step for every variable that has a gradient; null when one of them needs stock. */
function planAll(
  optimizer: tf.Optimizer,
  rule: UpdateRule,
  gradients: NamedGradients,
): (() => void)[] | null {
  // A variable named twice would be read after its first update let it go.
  if (new Set(gradients.map(({ name }) => name)).size !== gradients.length) return null;
  const steps: (() => void)[] = [];
  const numbers = rule.numbers(optimizer);
  for (const [at, { name, gradient }] of gradients.entries()) {
    const value = tf.engine().registeredVariables[name];
    if (value?.dtype !== 'float32') return null;
    const slots: tf.Variable[] = [];
    for (const slot of rule.slots) {
      const variable = findSlot(optimizer, slot, at, value);
      if (variable === null) return null;
      slots.push(variable);
    }
    if (gradient === null) continue;
    if (![gradient, ...slots].every((one) => isAlike(one, value))) return null;
    const step = planUpdate({ rule, value, gradient, slots, numbers });
    if (step === null) return null;
    steps.push(step);
  }
  return steps;
}

function planUpdate(update: VariableUpdate): (() => void) | null {
  if (update.value.size === 0) return null;
  const backend = tf.backend();
  if (backend instanceof tf.MathBackendWebGL) return planWebglUpdate(backend, update);
  if (backend instanceof BackendWasm) return planWasmUpdate(backend, update);
  if (backend instanceof tf.MathBackendCPU) return planCpuUpdate(backend, update);
  return null;
}

function isAlike(tensor: tf.Tensor, value: tf.Variable): boolean {
  return tensor.dtype === 'float32' && tf.util.arraysEqual(tensor.shape, value.shape);
}

/** The slot of variable number `at`, made as stock makes it if this is its first step. */
function findSlot(
  optimizer: tf.Optimizer,
  { list, suffix, start }: SlotRule,
  at: number,
  value: tf.Variable,
): tf.Variable | null {
  const slots = readSlots(optimizer, list);
  if (slots === null) return null;
  const known = slots[at];
  if (known !== undefined) return known.variable;
  const number = typeof start === 'number' ? start : readNumber(optimizer, start);
  const backend = tf.backend();
  const filled = backend instanceof tf.MathBackendWebGL ? fillAlike(backend, value, number) : null;
  const variable = (filled ?? tf.fill(value.shape, number)).variable(false);
  slots[at] = { originalName: `${value.name}/${suffix}`, variable };
  return variable;
}
