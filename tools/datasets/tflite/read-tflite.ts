import { type Table, readRoot } from './flatbuffer.ts';

/** float16 numbers as their bits, row-major. */
export interface HalfTensor {
  readonly shape: readonly number[];
  readonly bits: Uint16Array;
}

interface Convolution {
  readonly kind: 'conv' | 'depthwise';
  readonly name: string;
  readonly input: number;
  readonly output: number;
  readonly stride: number;
  readonly activation: 'linear' | 'relu6';
  /** As TF.js wants it: [height, width, in, out], depthwise [height, width, channels, 1]. */
  readonly kernel: HalfTensor;
  readonly bias: HalfTensor;
}

interface Addition {
  readonly kind: 'add';
  readonly name: string;
  readonly inputs: readonly [number, number];
  readonly output: number;
}

/** An operation of the network; numbers are tensors of the file. */
export type Operation = Convolution | Addition;

/** Fields of the tables by their numbers in tensorflow/lite/schema/schema.fbs (v3). */
const MODEL = { operatorCodes: 1, subgraphs: 2, buffers: 4 };
const OPERATOR_CODE = { oldCode: 0, code: 3 };
const SUBGRAPH = { tensors: 0, inputs: 1, operators: 3 };
const TENSOR = { shape: 0, type: 1, buffer: 2, name: 3 };
const OPERATOR = { code: 0, inputs: 1, outputs: 2, options: 4 };
const CONV_OPTIONS = { padding: 0, strideWidth: 1, strideHeight: 2, activation: 3 };
const DEPTHWISE_OPTIONS = { ...CONV_OPTIONS, multiplier: 3, activation: 4 };
const ADD_OPTIONS = { activation: 0 };
const BUILTIN = { add: 0, conv: 3, depthwise: 4, dequantize: 6 };
const FLOAT16 = 1;
const SAME = 0;
const ACTIVATION: Readonly<Record<number, 'linear' | 'relu6'>> = { 0: 'linear', 3: 'relu6' };

/**
 * The convolutions and additions of a TensorFlow Lite file with float16 weights, in their order, and the tensor that the image
 * goes into. Other operations (boxes, classes) are left out. Throws where the file holds what this cannot express.
 */
export function readTflite(file: Uint8Array): { readonly input: number; readonly operations: Operation[] } {
  const model = readRoot(file);
  const codes = model
    .tables(MODEL.operatorCodes)
    // New files keep the code in a wider field; old ones have only the narrow one.
    .map((code) => Math.max(code.uint8(OPERATOR_CODE.oldCode, 0), code.int32(OPERATOR_CODE.code, 0)));
  const [graph] = model.tables(MODEL.subgraphs);
  if (graph === undefined) throw new Error('the tflite file holds no graph');
  const tensors = graph.tables(SUBGRAPH.tensors);
  const buffers = model.tables(MODEL.buffers);
  /** Weights are float16 constants that a 'dequantize' makes float32 of. */
  const halfOf = new Map<number, number>();
  const readHalf = (tensor: number): HalfTensor => {
    const table = tensors[halfOf.get(tensor) ?? tensor];
    if (table?.uint8(TENSOR.type, 0) !== FLOAT16) throw new Error(`tensor ${tensor} is not of float16`);
    const bytes = buffers[table.int32(TENSOR.buffer, 0)]?.bytes(0).slice();
    return { shape: table.int32s(TENSOR.shape), bits: new Uint16Array(bytes?.buffer ?? new ArrayBuffer(0)) };
  };
  const operations = graph.tables(SUBGRAPH.operators).flatMap((operator): Operation[] => {
    const code = codes[operator.int32(OPERATOR.code, 0)];
    const [first = -1, second = -1, third = -1] = operator.int32s(OPERATOR.inputs);
    const [output = -1] = operator.int32s(OPERATOR.outputs);
    const options = operator.table(OPERATOR.options);
    const name = tensors[output]?.text(TENSOR.name) ?? '';
    switch (code) {
      case BUILTIN.dequantize:
        halfOf.set(output, first);
        return [];
      case BUILTIN.add:
        if (options?.uint8(ADD_OPTIONS.activation, 0) !== 0) throw new Error(`${name} adds and activates`);
        return [{ kind: 'add', name, inputs: [first, second], output }];
      case BUILTIN.conv:
      case BUILTIN.depthwise: {
        const kind = code === BUILTIN.conv ? 'conv' : 'depthwise';
        const kernel = turnKernel(readHalf(second));
        return [
          {
            kind,
            name,
            input: first,
            output,
            ...readOptions(kind, name, options),
            kernel,
            bias: readHalf(third),
          },
        ];
      }
      default:
        return [];
    }
  });
  return { input: graph.int32s(SUBGRAPH.inputs)[0] ?? -1, operations };
}

function readOptions(
  kind: 'conv' | 'depthwise',
  name: string,
  options: Table | null,
): { readonly stride: number; readonly activation: 'linear' | 'relu6' } {
  const fields = kind === 'conv' ? CONV_OPTIONS : DEPTHWISE_OPTIONS;
  const stride = options?.int32(fields.strideWidth, 1) ?? NaN;
  const activation = ACTIVATION[options?.uint8(fields.activation, 0) ?? -1];
  const isPlain =
    options?.uint8(fields.padding, 0) === SAME &&
    options.int32(fields.strideHeight, 1) === stride &&
    (kind === 'conv' || options.int32(DEPTHWISE_OPTIONS.multiplier, 1) === 1);
  if (!isPlain || activation === undefined) throw new Error(`${name} is no plain convolution`);
  return { stride, activation };
}

/** From [out, height, width, in] to [height, width, in, out]; depthwise has out = 1. */
function turnKernel({ shape, bits }: HalfTensor): HalfTensor {
  const [out = 0, height = 0, width = 0, input = 0] = shape;
  const size = height * width * input;
  const turned = new Uint16Array(bits.length);
  for (let o = 0; o < out; o++) for (let i = 0; i < size; i++) turned[i * out + o] = bits[o * size + i] ?? 0;
  return { shape: [height, width, input, out], bits: turned };
}
