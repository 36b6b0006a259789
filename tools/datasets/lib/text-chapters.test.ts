import { describe, expect, it } from 'vitest';
import { readChapters } from './text-chapters.ts';

describe('chapters of a novel', () => {
  it('joins lines to paragraphs and leaves out what is not the text', () => {
    const lines = [
      'A TITLE',
      '',
      'Chapter 1',
      '',
      'It is a truth _universally_ acknowledged,  that',
      'a man',
      '',
      'VOLUME II',
      'CHAPTER IV',
      'Chapter seven of her book [printed by T.',
      'Constable] lay open.',
      '     ***',
      'He read.*',
      '',
      '* Vide the Rambler.',
      '',
      '(End of volume one.)',
      'FINIS',
      'by the editor',
    ];
    expect(readChapters(lines)).toEqual([
      ['It is a truth universally acknowledged, that a man'],
      ['Chapter seven of her book lay open.', 'He read.'],
    ]);
  });
});
