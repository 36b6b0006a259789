import { createStore } from 'zustand/vanilla';
import { ALL_EXERCISES, type CatalogueFilter } from './filter-exercises.ts';

/** Outlives the screen, so that the way back from an exercise leads to the list as it was left. */
export const catalogueFilter = createStore<CatalogueFilter>(() => ALL_EXERCISES);
