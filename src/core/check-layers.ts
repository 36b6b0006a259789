import type { CheckContext, CheckOf, Finding } from './check-context.ts';
import { formatNumber } from './number-text.ts';

export function checkBuiltInLayers({ evidence }: CheckContext): Finding {
  const needed = 'layers of tf.layers only';
  const foreign = evidence.foreignLayers;
  if (foreign.length === 0)
    return {
      passed: true,
      measured: evidence.layerClasses.join(', '),
      needed,
      message: `Every layer comes with TensorFlow.js (${evidence.layerClasses.join(', ')}).`,
    };
  const names = foreign.join(', ');
  return {
    passed: false,
    measured: names,
    needed,
    message: `The model has layers that do not come with TensorFlow.js: ${names}. A model file carries no code, so the grader cannot run them. Build the same from layers of tf.layers.`,
  };
}

export function checkLayerCount(check: CheckOf<'layer-count'>, { evidence }: CheckContext): Finding {
  const { anyOf, atLeast = 0, atMost = Infinity } = check;
  const name = anyOf.join(' or ');
  const needed = describeRange(atLeast, atMost);
  const measured = anyOf.reduce((sum, className) => sum + (evidence.layerCounts[className] ?? 0), 0);
  const facts = `The model has ${countLayers(measured, name)}; ${needed} ${isOne(needed) ? 'is' : 'are'} asked for`;
  if (measured >= atLeast && measured <= atMost)
    return { passed: true, measured, needed, message: `${facts}.` };
  const message =
    measured < atLeast
      ? `${facts}: ${formatNumber(atLeast - measured, 12)} too few. Add one of ${anyOf.map(toFactory).join(', ')}.`
      : `${facts}: ${formatNumber(measured - atMost, 12)} too many. Reach the score with fewer of them.`;
  return { passed: false, measured, needed, message };
}

/** The pretrained layers are there and carry the weights that they came with. */
export function checkFrozenLayers(
  { pretrained }: CheckOf<'frozen-layers'>,
  { evidence }: CheckContext,
): Finding {
  const needed = 'all unchanged';
  const found = evidence.pretrained;
  if (found === null)
    return {
      passed: false,
      measured: null,
      needed,
      message: 'Not measured: the model was not read (see the other checks).',
    };
  const { kept, changed } = found;
  if (kept + changed === 0)
    return {
      passed: false,
      measured: 'none there',
      needed,
      message: `The model has no layers of ${pretrained}. Start from await pretrained('${pretrained}') and put your own layers behind it.`,
    };
  const total = formatNumber(kept + changed, 12);
  if (changed === 0)
    return {
      passed: true,
      measured: `${total} unchanged`,
      needed,
      message: `All ${total} pretrained weight tensors are as they came.`,
    };
  return {
    passed: false,
    measured: `${formatNumber(changed, 12)} of ${total} changed`,
    needed,
    message: `${formatNumber(changed, 12)} of ${total} pretrained weight tensors were changed by training; none may be. Set layer.trainable = false on every layer of the pretrained model before compile.`,
  };
}

function describeRange(atLeast: number, atMost: number): string {
  if (atLeast === atMost) return `exactly ${String(atLeast)}`;
  if (atMost === Infinity) return `at least ${String(atLeast)}`;
  return atLeast === 0 ? `at most ${String(atMost)}` : `${String(atLeast)} to ${String(atMost)}`;
}

function isOne(range: string): boolean {
  return / 1$/.test(range);
}

function countLayers(count: number, name: string): string {
  const number = count === 0 ? 'no' : formatNumber(count, 12);
  return `${number} ${name} ${count === 1 ? 'layer' : 'layers'}`;
}

/** 'Conv2D' → 'tf.layers.conv2d', 'MaxPooling2D' → 'tf.layers.maxPooling2d', 'LSTM' → 'tf.layers.lstm'. */
function toFactory(className: string): string {
  const isAcronym = className === className.toUpperCase();
  const name = isAcronym ? className.toLowerCase() : className.charAt(0).toLowerCase() + className.slice(1);
  return `tf.layers.${name.replace(/D$/, 'd')}`;
}
