/** Logs at the end of one epoch, as `fit` reports them: `loss`, `val_loss` and metrics. */
export interface CurveEpoch {
  readonly epoch: number;
  readonly logs: Readonly<Record<string, number>>;
  /** Epochs that the fit was asked for; null or absent when that is not known. */
  readonly planned?: number | null;
}

/** What the training curves say about the next step. */
export type CurveDiagnosis =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'diverged'; readonly epoch: number }
  /** The validation loss was lowest at `bestEpoch` and has risen since by the share `rise`. */
  | { readonly kind: 'overfitting'; readonly bestEpoch: number; readonly rise: number }
  /** The loss was still falling when training ended: by the share `drop` over the last fifth of the epochs. */
  | { readonly kind: 'still-improving'; readonly epochs: number; readonly drop: number }
  /** Neither falls any more, and validation is about as good as training. */
  | { readonly kind: 'underfitting'; readonly epochs: number };

const FEWEST_EPOCHS = 3;
const OVERFIT_RISE = 0.05;
const IMPROVING_DROP = 0.02;
const UNDERFIT_GAP = 1.1;

/** Reads the curves of one fit, oldest epoch first. Three epochs are the fewest that say anything. */
export function diagnoseCurves(curves: readonly CurveEpoch[]): CurveDiagnosis {
  const diverged = curves.find(({ logs }) => 'loss' in logs && !Number.isFinite(logs['loss']));
  if (diverged !== undefined) return { kind: 'diverged', epoch: diverged.epoch };
  const train = lossesOf(curves, 'loss');
  const validation = lossesOf(curves, 'val_loss');
  if (train.length < FEWEST_EPOCHS) return { kind: 'unknown' };
  if (validation.length === train.length) {
    const overfitting = findOverfitting(curves, train, validation);
    if (overfitting !== null) return overfitting;
  }
  const judged = validation.length === train.length ? validation : train;
  const drop = recentDrop(judged);
  if (drop > IMPROVING_DROP) return { kind: 'still-improving', epochs: train.length, drop };
  const gap = (validation.at(-1) ?? NaN) / (train.at(-1) ?? NaN);
  return gap < UNDERFIT_GAP ? { kind: 'underfitting', epochs: train.length } : { kind: 'unknown' };
}

function lossesOf(curves: readonly CurveEpoch[], name: string): number[] {
  return curves.map(({ logs }) => logs[name] ?? NaN).filter((loss) => !Number.isNaN(loss));
}

function findOverfitting(
  curves: readonly CurveEpoch[],
  train: readonly number[],
  validation: readonly number[],
): CurveDiagnosis | null {
  const best = validation.indexOf(Math.min(...validation));
  const lowest = validation[best] ?? NaN;
  const rise = (meanOfLast(validation, 2) - lowest) / Math.abs(lowest);
  const isTrainingFalling = (train.at(-1) ?? NaN) < (train[best] ?? NaN);
  if (!(rise > OVERFIT_RISE && isTrainingFalling)) return null;
  return { kind: 'overfitting', bestEpoch: curves[best]?.epoch ?? best + 1, rise };
}

/** Relative fall of the mean of the last fifth of the epochs below the mean of the fifth before it. */
function recentDrop(losses: readonly number[]): number {
  const length = Math.max(1, Math.floor(losses.length / 5));
  const recent = meanOfLast(losses, length);
  const before = meanOfLast(losses.slice(0, -length), length);
  return (before - recent) / Math.abs(before);
}

function meanOfLast(values: readonly number[], count: number): number {
  const last = values.slice(-count);
  return last.reduce((sum, value) => sum + value, 0) / last.length;
}
