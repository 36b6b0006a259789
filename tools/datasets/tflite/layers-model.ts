import * as tf from '@tensorflow/tfjs';
import type { HalfTensor, Operation } from './read-tflite.ts';

interface WeightEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32';
  /** Stored as float16; tfjs widens it while loading. */
  readonly quantization: { readonly dtype: 'float16' };
}

/** A model as TF.js writes and loads it, the weights in pieces that follow each other. */
export interface LayersModelFiles {
  readonly model: {
    readonly format: 'layers-model';
    readonly generatedBy: string;
    readonly convertedBy: null;
    readonly modelTopology: object;
    readonly weightsManifest: readonly { readonly weights: readonly WeightEntry[] }[];
  };
  readonly weights: readonly Uint8Array[];
  readonly parameters: number;
}

/**
 * Builds the layers of a graph from its input up to the layer `last`, for images of any size. Weights are cut into pieces after
 * the layers `cuts`; their float16 bits are copied, not converted.
 */
export function buildLayersModel(
  graph: { readonly input: number; readonly operations: readonly Operation[] },
  name: string,
  last: string,
  cuts: readonly string[],
): LayersModelFiles {
  const image = tf.input({ shape: [null, null, 3], name: 'image' });
  const tensors = new Map([[graph.input, image]]);
  const entries: WeightEntry[] = [];
  const pieces: HalfTensor[][] = [[]];
  for (const operation of graph.operations) {
    const layer = layerName(operation.name);
    // The detector's own heads branch off here and there.
    if (layer === null) continue;
    const inputs = operation.kind === 'add' ? operation.inputs : [operation.input];
    const sources = inputs.map((input) => tensors.get(input));
    const [source] = sources;
    if (source === undefined || sources.some((tensor) => tensor === undefined))
      throw new Error(`${layer} needs a tensor that comes later or never`);
    const output = createLayer(operation, layer).apply(
      sources.flatMap((tensor) => (tensor === undefined ? [] : [tensor])),
    );
    if (!(output instanceof tf.SymbolicTensor)) throw new Error(`${layer} has no output`);
    tensors.set(operation.output, output);
    if (operation.kind !== 'add') {
      entries.push(entryOf(`${layer}/${KERNEL[operation.kind]}`, operation.kernel));
      entries.push(entryOf(`${layer}/bias`, operation.bias));
      pieces.at(-1)?.push(operation.kernel, operation.bias);
    }
    if (layer === last) return finish(tf.model({ name, inputs: image, outputs: output }), entries, pieces);
    if (cuts.includes(layer)) pieces.push([]);
  }
  throw new Error(`the graph has no layer ${last}`);
}

const KERNEL = { conv: 'kernel', depthwise: 'depthwise_kernel' } as const;

/** 'FeatureExtractor/MobilenetV2/expanded_conv_1/expand/Relu6;…' becomes 'expanded_conv_1_expand'; null outside the feature extractor. */
function layerName(name: string): string | null {
  const match = /^FeatureExtractor\/MobilenetV2\/([^;]+?)(?:\/(?:Relu6|BatchNorm)[^;]*)?(?:;|$)/.exec(name);
  return match?.[1]?.replaceAll('/', '_') ?? null;
}

function createLayer(operation: Operation, name: string) {
  if (operation.kind === 'add') return tf.layers.add({ name });
  const [size = 0, , , filters = 0] = operation.kernel.shape;
  const options = {
    name,
    kernelSize: size,
    strides: operation.stride,
    padding: 'same' as const,
    // Zeros cost nothing to draw; the weights come from the file.
    biasInitializer: 'zeros' as const,
    activation: operation.activation,
  };
  return operation.kind === 'conv'
    ? tf.layers.conv2d({ ...options, filters, kernelInitializer: 'zeros' })
    : tf.layers.depthwiseConv2d({ ...options, depthwiseInitializer: 'zeros' });
}

function entryOf(name: string, { shape }: HalfTensor): WeightEntry {
  return { name, shape, dtype: 'float32', quantization: { dtype: 'float16' } };
}

function finish(
  model: tf.LayersModel,
  weights: readonly WeightEntry[],
  pieces: readonly (readonly HalfTensor[])[],
): LayersModelFiles {
  const own = model.weights.map(({ originalName, shape }) => `${originalName} [${shape.join()}]`);
  const read = weights.map(({ name, shape }) => `${name} [${shape.join()}]`);
  const odd = read.findIndex((text, at) => text !== own[at]);
  if (odd >= 0 || own.length !== read.length)
    throw new Error(
      `the layers want ${own[odd] ?? own.length} where the file has ${read[odd] ?? read.length}`,
    );
  const { class_name, config, keras_version, backend } = model.toJSON(null, false) as Record<string, unknown>;
  return {
    model: {
      format: 'layers-model',
      generatedBy: `TensorFlow.js tfjs-layers v${tf.version_layers}`,
      convertedBy: null,
      modelTopology: { model_config: { class_name, config }, keras_version, backend },
      weightsManifest: [{ weights }],
    },
    weights: pieces.map(joinBits),
    parameters: model.countParams(),
  };
}

function joinBits(tensors: readonly HalfTensor[]): Uint8Array {
  return new Uint8Array(Buffer.concat(tensors.map(({ bits }) => new Uint8Array(bits.buffer))));
}
