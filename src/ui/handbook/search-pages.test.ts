import { describe, expect, it } from 'vitest';
import { SAMPLE_PAGES } from '#ui/test-data.ts';
import { searchPages } from './search-pages.ts';

const idsOf = (search: string): string[] => searchPages(SAMPLE_PAGES, search).map(({ skill }) => skill);

describe('searchPages', () => {
  it('finds all pages while nothing is asked for', () => {
    expect(idsOf('  ')).toHaveLength(52);
  });
  it('finds by id, by title and by text, whatever the case', () => {
    expect(idsOf('i7')).toEqual(['I7']);
    expect(idsOf('TRANSFER learning')).toEqual(['B10']);
    expect(idsOf('plain words')).toHaveLength(52);
  });
  it('wants every word', () => {
    expect(idsOf('transfer learning poetry')).toEqual([]);
  });
  it('does not search in the markup', () => {
    expect(idsOf('href')).toEqual([]);
  });
});
