/** Ids of all exercises in the order in which the catalogue shows them. */
export const CURRICULUM: readonly string[] = [
  'line-from-ten-points',
  'house-price',
  'fuel-economy',
  'penguin-species',
  'digits-stop-at-target',
  'fashion-basics',
  'photo-cutouts-transfer',
  'animals-or-vehicles',
  'review-sentiment',
  'spam-or-ham',
  'sentiment-recurrent',
  'sentiment-without-overfitting',
  'synthetic-season',
  'sunspots',
  'us-births',
  'city-24-by-7',
];
