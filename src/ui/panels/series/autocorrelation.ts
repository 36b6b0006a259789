/** Multiplications between two chances to interrupt. */
const PRODUCTS = 50_000;

/**
 * Autocorrelation at lags 0 to `mostLags`: r_k = Σ (x_t − x̄)(x_{t+k} − x̄) / Σ (x_t − x̄)², the usual estimator (Box,
 * Jenkins, Reinsel & Ljung 2015, Time Series Analysis, section 2.1.5). A missing value counts as the mean. NaN for a series
 * that does not vary. Yields where it can be interrupted.
 */
export function* autocorrelate(values: Float32Array, mostLags: number): Generator<undefined, number[]> {
  const present = values.filter((value) => !Number.isNaN(value));
  let sum = 0;
  for (const value of present) sum += value;
  const mean = sum / present.length;
  const differences = Float64Array.from(values, (value) => (Number.isNaN(value) ? 0 : value - mean));
  const products: number[] = [];
  let work = 0;
  for (let lag = 0; lag <= Math.min(mostLags, values.length - 1); lag++) {
    let product = 0;
    for (let at = lag; at < differences.length; at++)
      product += (differences[at] ?? 0) * (differences[at - lag] ?? 0);
    products.push(product);
    work += differences.length;
    if (work < PRODUCTS) continue;
    work = 0;
    yield;
  }
  const variance = products[0] ?? 0;
  return products.map((product) => (variance === 0 ? NaN : product / variance));
}

/** Below this an autocorrelation may be chance at 5 %, for a series without memory: 1.96 / √n (Bartlett 1946). */
export function chanceBand(count: number): number {
  return 1.96 / Math.sqrt(count);
}

/**
 * Lags at which a series is most like itself: peaks above the band, each the greatest of its neighbourhood, the strongest
 * first. Lag 1 is no peak.
 */
export function strongestLags(correlations: readonly number[], band: number, most: number): number[] {
  const reach = Math.max(2, Math.floor(correlations.length / 60));
  return correlations
    .flatMap((value, lag) => {
      if (lag < 2 || lag + 1 >= correlations.length || value <= band) return [];
      const around = correlations.slice(Math.max(1, lag - reach), lag + reach + 1);
      return around.every((other) => other <= value) ? [lag] : [];
    })
    .sort((a, b) => (correlations[b] ?? 0) - (correlations[a] ?? 0))
    .slice(0, most);
}
