import { type Result, fail, ok } from '#core/result.ts';
import { findGraphFault } from './layer-graph.ts';
import { isRecord, verifyPlainJson } from './plain-json.ts';

const MAX_LAYERS = 2000;
/** Any size in a layer's configuration (units, filters, axes, batch); a model of 200 MB needs nothing larger. */
const MAX_NUMBER = 100_000_000;
const CONTAINERS: ReadonlySet<string> = new Set(['Sequential', 'Functional', 'Model']);
/** Where a layer's configuration holds other layers. */
const NESTED_LAYERS = ['layers', 'layer', 'cell', 'cells', 'forward_layer', 'backward_layer'] as const;

/** A layer's entry in a model's configuration, in the snake-case spelling of Keras. */
export interface LayerConfig {
  readonly className: string;
  readonly entry: Readonly<Record<string, unknown>>;
  readonly config: unknown;
}

export interface TopologySummary {
  /** The model itself, unwrapped from `model_config`. */
  readonly model: Readonly<Record<string, unknown>>;
  /** Classes of the layers in the order of the file, each once; containers left out. */
  readonly layerClasses: readonly string[];
  /** How many layers of each class, containers left out. */
  readonly layerCounts: Readonly<Record<string, number>>;
  /** Those of all classes, containers included, that are not in `knownClasses`. */
  readonly foreignLayers: readonly string[];
}

/**
 * Reads a model's configuration from an unknown hand without building anything. What passes has a bounded size, sane
 * numbers, and connections that end, so that tfjs can neither loop for ever nor reserve absurd memory on it.
 * `knownClasses` are the layer classes that tfjs brings. The error is a sentence for the learner.
 */
export function readTopology(
  topology: Readonly<Record<string, unknown>>,
  knownClasses: ReadonlySet<string>,
): Result<TopologySummary, string> {
  const plain = verifyPlainJson(topology);
  if (!plain.ok) return damaged(plain.error);
  const model = isRecord(topology['model_config']) ? topology['model_config'] : topology;
  const layers: LayerConfig[] = [];
  const fault = collectLayers(model, layers);
  if (fault !== null) return damaged(fault);
  const classes = [...new Set(layers.map(({ className }) => className))];
  const foreign = classes.filter((name) => !knownClasses.has(name));
  if (!CONTAINERS.has(layers[0]?.className ?? '') && foreign.length === 0)
    return damaged(`its outermost part is a ${layers[0]?.className ?? 'thing'}, not a model`);
  return ok({
    model,
    layerClasses: classes.filter((name) => !CONTAINERS.has(name)),
    layerCounts: countLayers(layers),
    foreignLayers: foreign.map((name) => name.slice(0, 80)),
  });
}

function countLayers(layers: readonly LayerConfig[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { className } of layers)
    if (!CONTAINERS.has(className)) counts.set(className, (counts.get(className) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/** Adds the layer and all layers inside it to `layers`; the result is what is wrong, null when nothing is. */
function collectLayers(entry: unknown, layers: LayerConfig[]): string | null {
  const layer = parseLayer(entry);
  if (layer === null) return 'a layer has no class name or no configuration';
  layers.push(layer);
  if (layers.length > MAX_LAYERS) return `it has more than ${MAX_LAYERS} layers`;
  // A Sequential model of old files holds its layers as a bare list.
  const config = Array.isArray(layer.config) ? { layers: layer.config } : layer.config;
  if (!isRecord(config)) return `the configuration of a ${layer.className} is not an object`;
  const absurd = findAbsurdNumber(config);
  if (absurd !== null) return `a ${layer.className} names the size ${absurd}`;
  if (layer.className === 'Functional' || layer.className === 'Model') {
    const graphFault = findGraphFault(config);
    if (graphFault !== null) return graphFault;
  }
  for (const key of NESTED_LAYERS) {
    const nested = config[key];
    if (nested === undefined || nested === null) continue;
    for (const inner of Array.isArray(nested) ? nested : [nested]) {
      const fault = collectLayers(inner, layers);
      if (fault !== null) return fault;
    }
  }
  return null;
}

function parseLayer(entry: unknown): LayerConfig | null {
  if (!isRecord(entry)) return null;
  // tfjs takes the camel-case spelling too; a file with it could show one thing here and another there.
  if (Object.keys(entry).some((key) => /^(className|inboundNodes|inputLayers|outputLayers)$/.test(key)))
    return null;
  const className = entry['class_name'];
  if (typeof className !== 'string' || entry['config'] === undefined) return null;
  return { className, entry, config: entry['config'] };
}

/** The first number of a layer's own configuration that no real layer has. Layers inside are looked at on their own. */
function findAbsurdNumber(config: Readonly<Record<string, unknown>>): number | null {
  const pending = Object.entries(config).filter(([key]) => !NESTED_LAYERS.some((name) => name === key));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [key, value] = next;
    // A seed may be any number: nothing is sized by it.
    if (typeof value === 'number' && key !== 'seed' && !(Math.abs(value) <= MAX_NUMBER)) return value;
    if (typeof value === 'object' && value !== null)
      for (const entry of Object.entries(value)) pending.push(entry);
  }
  return null;
}

function damaged(fault: string): Result<never, string> {
  return fail(
    `The model could not be read: ${fault}. Build it with tf.sequential or tf.model and layers of tf.layers, and submit again.`,
  );
}
