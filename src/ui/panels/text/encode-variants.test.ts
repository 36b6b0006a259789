import { describe, expect, it } from 'vitest';
import { encodeText, indexVocabulary } from '#core/text.ts';
import { encodeWith } from './encode-variants.ts';

const IDS = indexVocabulary(['the', 'film', 'good']);
const idsOf = (text: string, padding: 'pre' | 'post', truncation: 'pre' | 'post', length: number) =>
  encodeWith(text, IDS, { vocabularySize: 4, length, padding, truncation }).places.map(({ id }) => id);

describe('encodeWith', () => {
  it.each(['The good film', 'the film the film the film', ''])(
    'gives what the lab gives to models, padded and cut at the end: %j',
    (text) => {
      expect(idsOf(text, 'post', 'post', 5)).toEqual(encodeText(text, IDS, 4, 5));
    },
  );
  it('pads before', () => {
    // 'good' has id 4, outside of 4 ids.
    expect(idsOf('The good film', 'pre', 'post', 5)).toEqual([0, 0, 2, 1, 3]);
  });
  it('cuts at the chosen end and tells what', () => {
    const settings = { vocabularySize: 9, length: 2, padding: 'post' } as const;
    expect(encodeWith('the good film', IDS, { ...settings, truncation: 'pre' })).toMatchObject({
      places: [{ id: 4 }, { id: 3 }],
      cut: ['the'],
    });
    expect(encodeWith('the good film', IDS, { ...settings, truncation: 'post' })).toMatchObject({
      places: [{ id: 2 }, { id: 4 }],
      cut: ['film'],
    });
  });
});
