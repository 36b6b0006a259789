import { lazy } from 'react';

/** The result panels: charts and matrices load with the first look at them. */
export const DataPanel = lazy(async () => ({
  default: (await import('#ui/panels/DataPanel.tsx')).DataPanel,
}));
export const TrainingPanel = lazy(async () => ({
  default: (await import('#ui/panels/TrainingPanel.tsx')).TrainingPanel,
}));
export const ConsolePanel = lazy(async () => ({
  default: (await import('#ui/panels/ConsolePanel.tsx')).ConsolePanel,
}));
export const VerdictPanel = lazy(async () => ({
  default: (await import('#ui/panels/VerdictPanel.tsx')).VerdictPanel,
}));
