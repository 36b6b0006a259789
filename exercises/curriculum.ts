/** Ids of all exercises in the order in which the catalogue shows them. */
export const CURRICULUM: readonly string[] = [
  'fuel-economy',
  'fashion-basics',
  'review-sentiment',
  'sunspots',
];
