import * as tf from '@tensorflow/tfjs';
import { findClass, isTensor, listOf, read } from './tfjs-objects.ts';

type Build = (this: object, inputShape: unknown) => void;
type AddWeight = (name: string, shape: number[], ...rest: unknown[]) => unknown;
type CellCall = (this: object, inputs: unknown, kwargs: unknown) => unknown;
type GetConfig = (this: object) => Record<string, unknown>;

const cells = new WeakSet();

/** Whether a GRU cell was asked for `resetAfter`. */
export function isResetAfter(cell: unknown): boolean {
  return isObject(cell) && cells.has(cell);
}

/**
 * Lets `tf.layers.gru` and `gruCell` take `resetAfter: true`, which tfjs refuses though Keras has it by default: the reset gate
 * acts on the recurrent product rather than on the state, and the bias is [2, 3 · units], one row for the inputs and one for the
 * product (keras/src/layers/rnn/gru.py, GRUCell). Other GRUs stay as they are. The result takes it back.
 */
export function installResetAfter(): () => void {
  const GruCell = findClass('GRUCell');
  const parent: unknown = Object.getPrototypeOf(GruCell);
  if (typeof parent !== 'function') throw new Error('tfjs has no class RNNCell.');
  // GRUCell calls its parent first and looks at `resetAfter` after.
  const noteOption = new Proxy(parent, {
    construct(target, args: unknown[], newTarget) {
      const cell: unknown = Reflect.construct(target, args, newTarget);
      const [options] = args;
      if (isObject(cell) && isObject(options) && read(options, 'resetAfter') === true) {
        cells.add(cell);
        hideOnce(options);
      }
      return cell as object;
    },
  });
  Object.setPrototypeOf(GruCell, noteOption);
  const undo = [
    replaceBuild(GruCell.prototype),
    replaceCall(GruCell.prototype),
    replaceConfig(GruCell.prototype),
  ];
  return () => {
    Object.setPrototypeOf(GruCell, parent);
    for (const one of undo) one();
  };
}

/** Shows the option as false to whoever reads it next. */
function hideOnce(options: object): void {
  Object.defineProperty(options, 'resetAfter', {
    configurable: true,
    enumerable: true,
    get() {
      Object.defineProperty(options, 'resetAfter', {
        value: true,
        configurable: true,
        enumerable: true,
        writable: true,
      });
      return false;
    },
  });
}

function replaceBuild(prototype: object): () => void {
  const stock = Reflect.get(prototype, 'build') as Build;
  const add = Reflect.get(prototype, 'addWeight') as AddWeight;
  return replaceMethod(prototype, 'build', function (this: object, inputShape: unknown) {
    if (!cells.has(this)) {
      stock.call(this, inputShape);
      return;
    }
    const addDouble: AddWeight = (name, shape, ...rest) =>
      add.call(this, name, name === 'bias' ? [2, ...shape] : shape, ...rest);
    Reflect.set(this, 'addWeight', addDouble);
    try {
      stock.call(this, inputShape);
    } finally {
      Reflect.deleteProperty(this, 'addWeight');
    }
  });
}

function replaceConfig(prototype: object): () => void {
  const stock = Reflect.get(prototype, 'getConfig') as GetConfig;
  return replaceMethod(prototype, 'getConfig', function (this: object) {
    const config = stock.call(this);
    return cells.has(this) ? { ...config, resetAfter: true } : config;
  });
}

/** One step, in operations of tfjs's, for when a layer does not run as one sequence. */
function replaceCall(prototype: object): () => void {
  const stock = Reflect.get(prototype, 'call') as CellCall;
  return replaceMethod(prototype, 'call', function (this: object, inputs: unknown, kwargs: unknown) {
    return cells.has(this) ? tf.tidy(() => callCell(this, inputs, kwargs)) : stock.call(this, inputs, kwargs);
  });
}

function callCell(cell: object, inputs: unknown, kwargs: unknown): tf.Tensor[] {
  const [xs, state] = listOf(inputs);
  if (!isTensor(xs) || !isTensor(state)) throw new Error('A GRU cell needs an input and a state.');
  const training = read(kwargs, 'training') === true;
  const x = dropBy(cell, 'dropout', 'dropoutMask', xs, training);
  const h = dropBy(cell, 'recurrentDropout', 'recurrentDropoutMask', state, training);
  const bias = read(read(cell, 'bias'), 'val');
  const [inputBias, recurrentBias] = isTensor(bias) ? tf.unstack(bias) : [];
  const project = (values: tf.Tensor, name: string, added: tf.Tensor | undefined): tf.Tensor[] => {
    const weight = read(read(cell, name), 'val');
    if (!isTensor(weight)) throw new Error(`A GRU cell lacks its ${name}.`);
    const product = tf.matMul(values, weight);
    return tf.split(added === undefined ? product : product.add(added), 3, 1);
  };
  const [xz, xr, xh] = project(x, 'kernel', inputBias);
  const [hz, hr, hh] = project(h, 'recurrentKernel', recurrentBias);
  if (!xz || !xr || !xh || !hz || !hr || !hh) throw new Error('A GRU cell lacks a gate.');
  const z = activate(cell, 'recurrentActivation', xz.add(hz));
  const r = activate(cell, 'recurrentActivation', xr.add(hr));
  const candidate = activate(cell, 'activation', xh.add(r.mul(hh)));
  const next = z.mul(h).add(tf.sub(1, z).mul(candidate));
  return [next, next];
}

function activate(cell: object, name: string, x: tf.Tensor): tf.Tensor {
  const activation = read(cell, name);
  const apply = read(activation, 'apply');
  const y: unknown = typeof apply === 'function' ? Reflect.apply(apply, activation, [x]) : null;
  if (isTensor(y)) return y;
  throw new Error('A GRU cell lacks an activation.');
}

/** As the stock cell: one mask for all steps, which the layer lets go at its next call. */
function dropBy(cell: object, option: string, slot: string, values: tf.Tensor, training: boolean): tf.Tensor {
  const rate = Number(read(cell, option));
  if (!training || !(rate > 0 && rate < 1)) return values;
  if (read(cell, slot) == null)
    Reflect.set(
      cell,
      slot,
      [0, 1, 2].map(() => tf.keep(tf.dropout(tf.onesLike(values), rate))),
    );
  const masks = read(cell, slot);
  const [mask] = listOf(masks);
  return isTensor(mask) ? values.mul(mask) : values;
}

function replaceMethod(prototype: object, name: string, own: unknown): () => void {
  const stock = Object.getOwnPropertyDescriptor(prototype, name);
  Object.defineProperty(prototype, name, { ...stock, value: own });
  return () => {
    if (stock !== undefined) Object.defineProperty(prototype, name, stock);
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
