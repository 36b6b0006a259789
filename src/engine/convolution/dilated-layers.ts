import * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';
import { isRecording } from '#engine/recurrent/run-sequence.ts';
import { findClass, isTensor } from '#engine/recurrent/tfjs-objects.ts';

type Method = (this: unknown, ...args: unknown[]) => unknown;

const Numbers = v.array(v.number());
const Layer = v.object({
  kernelSize: Numbers,
  dilationRate: Numbers,
  strides: Numbers,
  padding: v.picklist(['same', 'valid', 'causal']),
  dataFormat: v.literal('channelsLast'),
});
type Dilated = v.InferOutput<typeof Layer>;

/** How a layer runs as one without dilation and padding, along each axis of space. */
interface Spread {
  readonly rates: number[];
  readonly pads: [before: number, after: number][];
  /** Of the padding, what only makes the length a multiple of the rate; the result is that much too long. */
  readonly extras: number[];
}

/**
 * Two things that tfjs 4.22 refuses: layers with a dilation train, and Conv1D pads as 'causal'. With rate r, every r-th value
 * makes a sequence of its own, r times as many in a batch, over which the filter is a plain one (à trous; Holschneider et al. 1989,
 * as TensorFlow's space_to_batch). DepthwiseConv2D is left out: stock's takes no notice of its rate. The result takes it back.
 */
export function installDilatedLayers(): () => void {
  const undo = ['Conv1D', 'Conv2D', 'SeparableConv2D'].map((name) => replaceMethod(name, 'call', callSpread));
  undo.push(
    replaceMethod('Conv1D', 'computeOutputShape', (stock, layer, args) =>
      stock.apply(isCausal(layer) ? Object.create(layer, { padding: { value: 'same' } }) : layer, [...args]),
    ),
  );
  return () => {
    for (const one of undo) one();
  };
}

function replaceMethod(
  className: string,
  name: string,
  own: (stock: Method, layer: object, args: readonly unknown[]) => unknown,
): () => void {
  const { prototype } = findClass(className);
  // It may be inherited from a class that other layers share.
  const before = Reflect.getOwnPropertyDescriptor(prototype, name);
  const stock = Reflect.get(prototype, name) as Method;
  Reflect.set(prototype, name, function (this: object, ...args: unknown[]) {
    return own(stock, this, args);
  });
  return () => {
    if (before === undefined) Reflect.deleteProperty(prototype, name);
    else Reflect.defineProperty(prototype, name, before);
  };
}

function isCausal(layer: unknown): boolean {
  const parsed = v.safeParse(Layer, layer);
  return parsed.success && parsed.output.padding === 'causal';
}

function callSpread(stock: Method, layer: object, args: readonly unknown[]): unknown {
  const [inputs, ...rest] = args;
  const x: unknown = Array.isArray(inputs) && inputs.length === 1 ? inputs[0] : inputs;
  const parsed = v.safeParse(Layer, layer);
  const spread = parsed.success && isTensor(x) ? planSpread(parsed.output, x) : null;
  if (spread === null || !isTensor(x)) return stock.apply(layer, [...args]);
  const { rates, pads, extras } = spread;
  const isDilated = rates.some((rate) => rate > 1);
  const plain: unknown = Object.create(layer, {
    padding: { value: 'valid' },
    dilationRate: { value: rates.map(() => 1) },
  });
  return tf.tidy(() => {
    const given = isDilated ? tf.spaceToBatchND(x, rates, pads) : tf.pad(x, [[0, 0], ...pads, [0, 0]]);
    const y = stock.apply(plain, [given, ...rest]) as tf.Tensor;
    return isDilated ? tf.batchToSpaceND(y, rates, extras.map((extra) => [0, extra])) : y; // prettier-ignore
  });
}

/** Null for what stock does, or refuses in its own words. */
function planSpread({ kernelSize, dilationRate, strides, padding }: Dilated, x: tf.Tensor): Spread | null {
  const rates = kernelSize.map((_, axis) => dilationRate[axis] ?? 1);
  const isDilated = rates.some((rate) => rate > 1);
  const isCausal = padding === 'causal' && x.rank === 3;
  const isRefused = isCausal || (isDilated && padding !== 'causal' && isRecording());
  if (!isRefused || x.rank !== kernelSize.length + 2) return null;
  if (isDilated && strides.some((stride) => stride > 1)) return null;
  const reach = rates.map((rate, axis) => ((kernelSize[axis] ?? 1) - 1) * rate);
  const extras: number[] = [];
  const pads = reach.map((total, axis): [number, number] => {
    const before = isCausal ? total : padding === 'same' ? Math.floor(total / 2) : 0;
    const after = padding === 'same' ? total - before : 0;
    const rate = rates[axis] ?? 1;
    const length = (x.shape[axis + 1] ?? 0) + before + after;
    const extra = (rate - (length % rate)) % rate;
    extras.push(length > total ? extra : NaN);
    return [before, after + extra];
  });
  return extras.some(Number.isNaN) ? null : { rates, pads, extras };
}
