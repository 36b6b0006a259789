import { isRecord } from './plain-json.ts';

/** Layers that have an output before anything is connected to them: inputs, and models used as layers. */
const STARTS = new Set(['InputLayer', 'Sequential', 'Functional', 'Model']);

interface GraphLayer {
  /** How often the layer has been connected so far, as tfjs would count. */
  nodes: number;
  /** Calls still to be made: each the (layer, node) pairs that it needs. */
  readonly waiting: (readonly (readonly [string, number])[])[];
}

/**
 * Connects the layers of a functional model on paper. tfjs repeats its own pass until every layer is connected, for ever
 * when that cannot happen, so a circle or a missing layer has to be found before. Returns what is wrong, or null.
 */
export function findGraphFault(config: Readonly<Record<string, unknown>>): string | null {
  const layers = new Map<string, GraphLayer>();
  if (!Array.isArray(config['layers'])) return 'a model has no list of layers';
  for (const entry of config['layers']) {
    const fault = addLayer(entry, layers);
    if (fault !== null) return fault;
  }
  while (connectOnce(layers));
  const stuck = [...layers].find(([, layer]) => layer.waiting.length > 0);
  if (stuck !== undefined)
    return `the layer '${stuck[0].slice(0, 80)}' can never be connected (a circle, or an input that is missing)`;
  return findEndFault(config['input_layers'], layers) ?? findEndFault(config['output_layers'], layers);
}

function addLayer(entry: unknown, layers: Map<string, GraphLayer>): string | null {
  if (!isRecord(entry)) return 'a layer is not an object';
  const name = entry['name'];
  if (typeof name !== 'string' || isPrototypeKey(name)) return 'a layer has no proper name';
  // tfjs keeps what waits under the configured name, and looks it up under this one: different names never meet.
  if (isRecord(entry['config']) && (entry['config']['name'] ?? name) !== name)
    return `the layer '${name.slice(0, 80)}' has two names`;
  if (layers.has(name)) return `two layers are called '${name.slice(0, 80)}'`;
  const calls = parseCalls(entry['inbound_nodes']);
  if (calls === null) return `the layer '${name.slice(0, 80)}' has no proper connections`;
  const isStart = typeof entry['class_name'] === 'string' && STARTS.has(entry['class_name']);
  layers.set(name, { nodes: isStart ? 1 : 0, waiting: calls });
  return null;
}

/** inbound_nodes: one call an entry, each a list of [layer, node, tensor, keyword arguments]. */
function parseCalls(value: unknown): (readonly (readonly [string, number])[])[] | null {
  if (!Array.isArray(value)) return null;
  const calls: (readonly (readonly [string, number])[])[] = [];
  for (const call of value) {
    if (!Array.isArray(call)) return null;
    const ends: (readonly [string, number])[] = [];
    for (const end of call) {
      const parsed = parseEnd(end);
      if (parsed === null) return null;
      ends.push(parsed);
    }
    calls.push(ends);
  }
  return calls;
}

function parseEnd(value: unknown): readonly [string, number] | null {
  if (!Array.isArray(value)) return null;
  const name: unknown = value[0];
  const node: unknown = value[1];
  if (typeof name !== 'string' || typeof node !== 'number' || !Number.isInteger(node) || node < 0)
    return null;
  return [name, node];
}

/** One pass over all layers; false when nothing could be connected any more. */
function connectOnce(layers: ReadonlyMap<string, GraphLayer>): boolean {
  let connected = 0;
  for (const layer of layers.values()) {
    const calls = layer.waiting.splice(0);
    for (const call of calls) {
      const isReady = call.every(([name, node]) => node < (layers.get(name)?.nodes ?? 0));
      if (!isReady) {
        layer.waiting.push(call);
        continue;
      }
      layer.nodes++;
      connected++;
    }
  }
  return connected > 0;
}

/** input_layers and output_layers: [layer, node, tensor], or one such triple alone, as newer Keras files write it. */
function findEndFault(value: unknown, layers: ReadonlyMap<string, GraphLayer>): string | null {
  if (!Array.isArray(value)) return 'a model does not say where it begins and ends';
  for (const end of value) {
    const parsed = parseEnd(end);
    if (parsed === null) return 'a model does not say where it begins and ends';
    if (parsed[1] >= (layers.get(parsed[0])?.nodes ?? 0))
      return `a model begins or ends at '${parsed[0].slice(0, 80)}', which is not connected`;
  }
  return null;
}

function isPrototypeKey(name: string): boolean {
  return name in {};
}
