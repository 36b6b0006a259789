import { describe, expect, it } from 'vitest';
import { readTopology } from './read-topology.ts';

const KNOWN = new Set([
  'Sequential',
  'Functional',
  'Model',
  'InputLayer',
  'Dense',
  'LSTM',
  'Bidirectional',
  'Add',
]);

const dense = (name: string, config: Record<string, unknown> = {}) => ({
  class_name: 'Dense',
  config: { name, units: 1, ...config },
});

function sequential(...layers: unknown[]) {
  return { class_name: 'Sequential', config: { name: 'sequential', layers } };
}

interface GraphLayer {
  readonly name: string;
  readonly from: readonly string[];
}

/** A functional model; layers without `from` are inputs. */
function functional(layers: readonly GraphLayer[], output: string) {
  return {
    class_name: 'Functional',
    config: {
      name: 'model',
      layers: layers.map(({ name, from }) => ({
        name,
        class_name: from.length === 0 ? 'InputLayer' : 'Dense',
        config: { name },
        inbound_nodes: from.length === 0 ? [] : [from.map((source) => [source, 0, 0, {}])],
      })),
      input_layers: [['in', 0, 0]],
      output_layers: [[output, 0, 0]],
    },
  };
}

function faultOf(topology: Record<string, unknown>): string {
  const read = readTopology(topology, KNOWN);
  return read.ok ? 'none' : read.error;
}

describe('readTopology', () => {
  it('lists the classes of all layers, nested ones too, each once', () => {
    const wrapped = {
      class_name: 'Bidirectional',
      config: { name: 'both', layer: { class_name: 'LSTM', config: { units: 2 } } },
    };
    const read = readTopology(sequential(dense('a'), wrapped, dense('b')), KNOWN);
    expect(read).toMatchObject({
      ok: true,
      value: { layerClasses: ['Dense', 'Bidirectional', 'LSTM'], foreignLayers: [] },
    });
  });

  it('names foreign classes instead of failing, wherever they hide', () => {
    const hidden = { class_name: 'Bidirectional', config: { layer: { class_name: 'Lambda', config: {} } } };
    expect(readTopology(sequential(dense('a'), hidden), KNOWN)).toMatchObject({
      ok: true,
      value: { foreignLayers: ['Lambda'] },
    });
    // Every object has these; a look-up by name alone would find them.
    const inherited = { class_name: 'toString', config: { name: 'x' } };
    expect(readTopology(sequential(inherited), KNOWN)).toMatchObject({
      value: { foreignLayers: ['toString'] },
    });
  });

  it('unwraps the model_config of a Keras file', () => {
    const model = sequential(dense('a'));
    expect(readTopology({ model_config: model, training_config: null }, KNOWN)).toMatchObject({
      ok: true,
      value: { model },
    });
  });

  it('takes a functional model whose layers are listed in any order, and one used twice', () => {
    const layers = [
      { name: 'sum', from: ['a', 'b'] },
      { name: 'b', from: ['a'] },
      { name: 'a', from: ['in'] },
      { name: 'in', from: [] },
    ];
    expect(faultOf(functional(layers, 'sum'))).toBe('none');
  });

  it('finds a circle, on which tfjs would turn for ever', () => {
    const layers = [
      { name: 'in', from: [] },
      { name: 'a', from: ['b'] },
      { name: 'b', from: ['a'] },
    ];
    expect(faultOf(functional(layers, 'b'))).toMatch(/'a' can never be connected/);
  });

  it('finds a connection to nowhere', () => {
    const layers = [
      { name: 'in', from: [] },
      { name: 'a', from: ['nowhere'] },
    ];
    expect(faultOf(functional(layers, 'a'))).toMatch(/can never be connected/);
    expect(faultOf(functional([{ name: 'in', from: [] }], 'gone'))).toMatch(/begins or ends at 'gone'/);
  });

  it('finds two names for one layer, which would never meet', () => {
    const model = functional([{ name: 'in', from: [] }], 'in');
    const [input] = model.config.layers;
    const renamed = {
      ...model,
      config: { ...model.config, layers: [{ ...input, config: { name: 'other' } }] },
    };
    expect(faultOf(renamed)).toMatch(/two names/);
  });

  it('finds sizes that no layer has', () => {
    expect(faultOf(sequential(dense('a', { units: 1e12 })))).toMatch(/Dense names the size 1000000000000/);
    expect(faultOf(sequential(dense('a', { batch_input_shape: [null, Infinity] })))).toMatch(/Infinity/);
    expect(faultOf(sequential(dense('a', { kernel_initializer: { config: { seed: 4e9 } } })))).toBe('none');
  });

  it('finds too many layers, too deep nesting, and an object inside itself', () => {
    expect(faultOf(sequential(...Array.from({ length: 2001 }, (_, i) => dense(`d${i}`))))).toMatch(
      /2000 layers/,
    );
    let deep: Record<string, unknown> = sequential(dense('a'));
    for (let i = 0; i < 80; i++) deep = sequential(deep);
    expect(faultOf(deep)).toMatch(/nested more than 60 deep/);
    const self: Record<string, unknown> = sequential();
    self['self'] = self;
    expect(faultOf(self)).toMatch(/nested more than 60 deep/);
  });

  it('finds keys that reach a prototype, classes of its own, and two spellings', () => {
    const parsed: unknown = JSON.parse('{"name":"a","__proto__":{"units":1}}');
    expect(faultOf(sequential({ class_name: 'Dense', config: parsed }))).toMatch(/__proto__/);
    expect(faultOf(sequential(dense('a', { customObjects: {} })))).toMatch(/customObjects/);
    expect(faultOf(sequential({ ...dense('a'), className: 'Lambda' }))).toMatch(/no class name/);
  });

  it('wants a model, with layers, all JSON', () => {
    expect(faultOf(dense('a'))).toMatch(/not a model/);
    expect(faultOf({})).toMatch(/no class name/);
    expect(faultOf(sequential('Dense'))).toMatch(/no class name/);
    expect(faultOf(sequential(dense('a', { units: new Date(0) })))).toMatch(/no JSON/);
  });
});
