import { useCallback } from 'react';
import type { DatasetSummary } from '#core/dataset-summary.ts';
import { useLab } from '#ui/lab-context.ts';
import { type LoadState, useLoad } from '#ui/panels/use-load.ts';

/** All data sets of the site in short. */
export function useDatasetIndex(): LoadState<readonly DatasetSummary[]> {
  const lab = useLab();
  return useLoad(useCallback(() => lab.loadDatasetIndex(), [lab]));
}
