import { describe, expect, it } from 'vitest';
import type { DataSource } from './shard-store.ts';
import { loadModelCard } from './model-card.ts';

const MANIFEST = {
  kind: 'model',
  id: 'tiny',
  title: 'Tiny',
  summary: 'Two layers.',
  origin: 'real',
  licence: { name: 'MIT', text: 'Do.' },
  attribution: 'Somebody',
  sources: [],
  trainedOn: 'Nothing.',
  input: '[batch, 8, 8, 3]',
  notes: [],
  nearestOriginal: '',
  variants: [
    {
      id: 'whole',
      title: 'Whole',
      parameters: 112,
      features: '4',
      files: [{ path: 'model.json', sizeBytes: 10, sha256: '0'.repeat(64) }],
    },
  ],
};
const LAYERS = [
  { class_name: 'Conv2D', config: { name: 'conv', filters: 4 } },
  { class_name: 'Flatten', config: { name: 'flatten' } },
];
const TOPOLOGY = {
  modelTopology: { model_config: { class_name: 'Sequential', config: { layers: LAYERS } } },
  weightsManifest: [
    {
      paths: ['weights.bin'],
      weights: [
        { name: 'conv/kernel', shape: [3, 3, 3, 4], dtype: 'float32' },
        { name: 'conv/bias', shape: [4], dtype: 'float32' },
      ],
    },
  ],
};

/** A host with these files only. */
function hostWith(files: Readonly<Record<string, unknown>>): DataSource {
  return {
    baseUrl: '/datasets/',
    cache: Promise.resolve(null),
    fetch: (input) => {
      const name = (input instanceof Request ? input.url : String(input)).replace(/.*\//, '');
      const file = files[name];
      return Promise.resolve(
        file === undefined ? new Response('', { status: 404 }) : new Response(JSON.stringify(file)),
      );
    },
  };
}

describe('loadModelCard', () => {
  it('lists the layers with their weights, from input to output', async () => {
    const card = await loadModelCard(hostWith({ 'dataset.json': MANIFEST, 'model.json': TOPOLOGY }), 'tiny');
    if (!card.ok) throw new Error(card.error.message);
    // 3 · 3 · 3 · 4 + 4 = 112.
    expect(card.value.layers.whole).toEqual([
      { name: 'conv', kind: 'Conv2D', parameters: 112, weights: ['kernel [3, 3, 3, 4]', 'bias [4]'] },
      { name: 'flatten', kind: 'Flatten', parameters: 0, weights: [] },
    ]);
  });

  it('names the file that is missing', async () => {
    const card = await loadModelCard(hostWith({ 'dataset.json': MANIFEST }), 'tiny');
    if (card.ok) throw new Error('accepted');
    expect(card.error).toMatchObject({ code: 'data-missing' });
    expect(card.error.message).toContain('tiny/model.json');
  });

  it('refuses a card of another model', async () => {
    const card = await loadModelCard(hostWith({ 'dataset.json': MANIFEST, 'model.json': TOPOLOGY }), 'other');
    expect(card).toMatchObject({ ok: false, error: { code: 'data-altered' } });
  });
});
