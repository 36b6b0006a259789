import type { LearnerErrorCode } from '#core/errors.ts';
import { type ErrorCause, findCause } from './error-cause.ts';
import { LANGUAGE_CAUSES } from './language-causes.ts';
import { LIMIT_CAUSES } from './limit-causes.ts';

/** The messages of tfjs 4.22 that learners meet most; the first that fits wins. */
const TFJS_CAUSES: readonly ErrorCause[] = [
  {
    pattern: /Tensor is disposed|(?:Layer|LayersModel|Container) '?[^']*'? is already disposed/,
    code: 'disposed-tensor',
    cause:
      'A tensor is used after it was disposed. Move the dispose() call behind the last use; inside tf.tidy keep it by returning it or with tf.keep.',
  },
  {
    // tfjs looks up the backend of a tensor's data; of a disposed tensor there are none.
    pattern: [
      /^Cannot read properties of undefined \(reading 'backend'\)/,
      /^can't access property "backend", [\w$]+ is undefined/,
      /^undefined is not an object \(evaluating '[\w$]+\.backend'\)/,
    ],
    code: 'disposed-tensor',
    cause:
      'A tensor is used after it was disposed. Move the dispose() call behind the last use; inside tf.tidy keep it by returning it or with tf.keep.',
  },
  {
    pattern:
      /input expected a batch of elements where each example has shape \[([^\]]*)\].*?examples, each with shape \[([^\]]*)\]/,
    cause:
      'Each example of the input data has the shape [$2], but the model takes [$1]. Reshape the data, or correct inputShape.',
  },
  {
    pattern:
      /target expected a batch of elements where each example has shape \[1\].*?examples, each with shape \[(\d+)\]/,
    cause:
      "Each label has the shape [$1], but one number is expected. For $1 classes give the last layer $1 units and take the loss 'categoricalCrossentropy', which fits one-hot labels; the sparse one takes class numbers. For a yes-or-no answer of one unit train on the class numbers as a column, train.labels.toFloat().expandDims(1).",
  },
  {
    pattern:
      /target expected a batch of elements where each example has shape \[([^\]]*)\].*?examples, each with shape \[([^\]]*)\]/,
    cause:
      'Each label has the shape [$2], but the model gives [$1]. Correct the units of the last layer; for classes use one-hot labels, or class numbers with sparseCategoricalCrossentropy.',
  },
  {
    pattern:
      /Error when checking (?:model )?(?:input)? ?: expected (\S+) to have shape \[([^\]]*)\] but got array with shape \[([^\]]*)\]/,
    cause:
      'The input data have the shape [$3], but the layer $1 takes [$2] (null stands for any batch size). Reshape the data, or correct inputShape.',
  },
  {
    pattern:
      /Error when checking (?:model )?target: expected (\S+) to have shape \[([^\]]*)\] but got array with shape \[([^\]]*)\]/,
    cause:
      'The labels have the shape [$3], but the output layer $1 gives [$2]. Correct the units of the last layer, or use one-hot labels for classes.',
  },
  {
    pattern:
      /Error when checking (?:model )?target ?: expected (\S+) to have (\d+) dimension\(s\)[.,] but got array with shape \[?([^\]]*)/,
    cause:
      'The answers have the shape [$3], but the output layer $1 gives $2 dimensions (the batch is one of them). Compare model.summary() with the answers: a recurrent layer with returnSequences, or a dense layer or convolution without flatten or pooling behind it, leaves one dimension too many.',
  },
  {
    pattern:
      /Error when checking (?:model )?(input|target)? ?: expected (\S+) to have (\d+) dimension\(s\)[.,] but got array with shape \[?([^\]]*)/,
    cause:
      'The data ($1) have the shape [$4], but $2 takes $3 dimensions (the batch is one of them). Take an axis of size 1 away with squeeze, add one with expandDims, or reshape.',
  },
  {
    pattern: /GatherV2: the index value (-?\d+) is not in \[0, (\d+)\]/,
    cause:
      'The id $1 was looked up in a table, most likely an embedding, that has rows for 0 to $2 only (inputDim). Give every id beyond the one for unknown words, as the task says.',
  },
  {
    pattern: /must compile a model before|needs to be compiled before/,
    cause: 'The model is not compiled. Call model.compile({ optimizer, loss, metrics }) before training.',
  },
  {
    pattern:
      /first layer in a Sequential model must get an|This model has not yet been built|Sequential model cannot be built/,
    cause:
      'The first layer does not say what comes in. Give it inputShape, without the batch, such as inputShape: [28, 28, 1].',
  },
  {
    pattern: /Input \S+ is incompatible with layer (\S+?):? ?: expected ndim=(\d+), found ndim=(\d+)/,
    cause:
      'The layer $1 takes $2 dimensions (with the batch) but gets $3. Add or remove a flatten or reshape layer before it.',
  },
  {
    pattern: /is incompatible with layer (\S+?)[ :,]/,
    cause:
      'The layer $1 cannot take what the layer before it gives. Compare the output shapes by model.summary().',
  },
  {
    pattern: /Negative dimension size caused by adding layer (\S+) with input shape \[,?([^\]]*)\]/,
    cause:
      "The layer $1 would shrink its input [$2] to nothing. Use fewer pooling or strided layers, a smaller kernel, or padding: 'same'.",
  },
  {
    pattern: /Graph disconnected: .*? at layer "(\S+)"/,
    cause:
      'The layer $1 is not connected to the inputs given to tf.model. Give as inputs the very tensor that the first layer was applied to.',
  },
  {
    pattern: /The name "(.+?)" is used (\d+) times in the model/,
    cause: "$2 layers are called '$1'. Give each its own name, or none.",
  },
  {
    pattern: /depth of input \((\d+)\) must match/,
    cause:
      'The image has $1 channels, but the filter was made for another number. Compare the last axis of the data with inputShape.',
  },
  {
    pattern: /logits and labels must have the same shape/,
    cause:
      'Labels and predictions differ in shape; this loss needs them equal. Correct the units of the last layer or the labels.',
  },
  {
    pattern: /target array of shape (.*?),? while using a loss 'categorical/i,
    cause:
      "categoricalCrossentropy needs one-hot labels, [samples, classes], but got [$1]. Use tf.oneHot, or 'sparseCategoricalCrossentropy' with class numbers; for one unit with sigmoid, 'binaryCrossentropy'.",
  },
  {
    pattern: /target Tensor with shape (.*?) was passed for an output of shape (.*?),? while using/,
    cause:
      'The labels have the shape [$1], but the model gives [$2]; this loss needs them equal. Correct the units of the last layer or the labels.',
  },
  {
    pattern: /Input Tensors should have the same number of samples as target/,
    cause: 'There are not as many labels as inputs. Cut both with the same limits before training.',
  },
  {
    pattern: /inner shapes \((\d+)\) and \((\d+)\)/,
    cause:
      'A matrix product needs the columns of the first to equal the rows of the second, but they are $1 and $2. Transpose or reshape one of them.',
  },
  {
    pattern: /Unknown loss (\S+?)[.,]?(?:\s|$)/,
    cause:
      "There is no loss '$1'. Common ones: meanSquaredError, binaryCrossentropy, categoricalCrossentropy, sparseCategoricalCrossentropy.",
  },
  { pattern: /Unknown metric (\S+)/, cause: "There is no metric '$1'. Common ones: accuracy, mae, mse." },
  {
    pattern: /Unknown Optimizer (\S+)/i,
    cause: "There is no optimizer '$1'. Common ones: 'adam', 'sgd', 'rmsprop', or tf.train.adam(rate).",
  },
  {
    pattern: /Unknown activation: (\S+?)\./,
    cause: "There is no activation '$1'. Common ones: relu, sigmoid, softmax, tanh, linear.",
  },
  {
    pattern: /Unknown (\w+): (\S+?)\. This may be/,
    cause: "tfjs has no $1 called '$2'. Check the spelling against the completion list.",
  },
  {
    pattern: /could not be broadcast together with shapes (.+)/,
    cause:
      'Two tensors of shapes that do not go together were combined ($1). Reshape one, or add an axis of size 1 with expandDims.',
  },
  {
    pattern: /Argument '(\w+)' passed to '(\w+)' must be a Tensor or TensorLike, but got '(\w+)'/,
    cause:
      "tf.$2 got '$3' where it takes a tensor. Look for an `await` that is missing, or a misspelt property.",
  },
  {
    // The loss rounds the class numbers, and tf.floor takes no integers.
    pattern: /Argument 'x' passed to 'floor' must be float32 tensor, but got int32/,
    cause:
      "tf.floor got whole numbers of the type int32. If you did not call it, 'sparseCategoricalCrossentropy' did: give it the class numbers as labels.toFloat(), or one-hot labels to 'categoricalCrossentropy'.",
  },
  {
    pattern: /Argument '(\w+)' passed to '(\w+)' must be (\w+) tensor, but got (\w+)/,
    cause: "tf.$2 needs $3 values for '$1' but got $4. Convert with .toInt(), .toFloat() or tf.cast.",
  },
  {
    pattern: /Size\((\d+)\) must match the product of shape (.+)/,
    cause: 'A tensor of $1 values cannot take the shape [$2]; the product of the shape must be $1.',
  },
  {
    pattern: /Based on the provided shape, \[(.*?)\], the tensor should have (\d+) values? but has (\d+)/,
    cause: 'The shape [$1] needs $2 values but $3 were given. Check how the array is built, or the shape.',
  },
  {
    pattern: /Cannot compute gradient of y=f\(x\)|Cannot find a connection between any variable/,
    cause:
      'The loss does not depend on the variables. Compute it inside the function given to minimize, from the model’s output, with tf operations only (no dataSync, no plain numbers).',
  },
  {
    pattern: /expects at least one of the input variables to be trainable/,
    cause:
      'No variable may change: every layer has trainable: false. Leave at least one trainable and compile again.',
  },
  {
    pattern: /restoreBestWeights = True is not implemented/,
    cause:
      'TensorFlow.js cannot put the best weights back by itself. Leave restoreBestWeights out; to do it by hand, keep clones of model.getWeights() in onEpochEnd and set them at the end.',
  },
  {
    pattern: /another fit\(\) call is ongoing/,
    cause: 'Two trainings of one model overlap. Write `await` before model.fit(…).',
  },
  {
    pattern: /^Requested texture size/,
    cause:
      'A tensor is larger than this graphics device takes in one piece. Use a smaller batch or fewer rows at once, or choose WebAssembly under Settings, Engine.',
  },
  {
    // No shape, so no number of bytes either; the engine then asks for NaN of them.
    pattern: /^The engine is out of memory: NaN MB/,
    cause:
      'A tensor is asked for with a shape that is no list of whole numbers. Print the shape with console.log.',
  },
];

/** What browsers call the errors that they throw themselves; an error of another name says what its author wrote. */
const BROWSER_NAMES = new Set([
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'EvalError',
  'URIError',
  'InternalError',
  'RuntimeError',
  'DataCloneError',
]);

/** The plain cause for a message of tfjs or, under one of its names, of the browser; null for an unknown one. */
export function explainMessage(
  message: string,
  name = 'TypeError',
): { readonly cause: string; readonly code: LearnerErrorCode } | null {
  const known = findCause(TFJS_CAUSES, message);
  if (known !== null || !BROWSER_NAMES.has(name)) return known;
  return findCause([...LIMIT_CAUSES, ...LANGUAGE_CAUSES], message);
}
