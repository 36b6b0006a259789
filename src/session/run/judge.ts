import type { Exercise } from '#core/exercise.ts';
import type { RunError } from '#core/errors.ts';
import type { PretrainedModel } from '#core/pretrained.ts';
import { type Result, ok } from '#core/result.ts';
import type { TrainedModel } from '#core/trained-model.ts';
import type { Verdict } from '#core/verdict.ts';
import type { TrainingPorts } from '#session/ports.ts';
import type { CurvePoint } from '#session/state.ts';

export interface Submission {
  readonly exercise: Exercise;
  readonly model: TrainedModel;
  readonly epochs: readonly CurvePoint[];
}

/** Grades a model on the exercise's held-out part. Whatever fails on the way is a verdict too, and says who must act. */
export async function judge(
  { datasets, pretrained, grader }: Pick<TrainingPorts, 'datasets' | 'pretrained' | 'grader'>,
  { exercise, model, epochs }: Submission,
  onStep: (step: string) => void,
): Promise<Verdict> {
  onStep('Loading the held-out data…');
  const [manifest, rows] = await Promise.all([
    datasets.loadManifest(exercise.dataset),
    datasets.loadPart(exercise.dataset, 'heldOut', {
      onProgress: (fraction) => onStep(`Loading the held-out data… ${Math.round(fraction * 100)} %`),
    }),
  ]);
  if (!manifest.ok) return failed(manifest.error);
  if (!rows.ok) return failed(rows.error);
  const backbone = await loadPretrained(pretrained, exercise, onStep);
  if (!backbone.ok) return failed(backbone.error);
  const step = `Measuring your model on ${rows.value.count.toLocaleString('en')} held-out rows…`;
  onStep(step);
  const verdict = await grader.grade({
    model,
    exercise,
    manifest: manifest.value,
    rows: rows.value,
    curves: epochs,
    pretrained: backbone.value,
    onProgress: (fraction) => onStep(`${step} ${Math.round(fraction * 100)} %`),
  });
  return verdict.ok ? verdict.value : failed(verdict.error);
}

/** The model whose layers the exercise wants to find unchanged; null when it wants none. */
async function loadPretrained(
  port: TrainingPorts['pretrained'],
  { checks }: Exercise,
  onStep: (step: string) => void,
): Promise<Result<PretrainedModel | null, RunError>> {
  const check = checks.find((candidate) => candidate.kind === 'frozen-layers');
  if (check === undefined) return ok(null);
  onStep('Loading the pretrained model to compare with…');
  return port.load(check.pretrained, null, () => undefined);
}

/** The verdict on a starter that was not worked on. */
export const UNATTEMPTED: Verdict = {
  status: 'unattempted',
  reason:
    'The code is still the starter, apart from white space and comments. Work on it, run it, and submit again.',
};

export function failed(error: RunError): Verdict {
  return { status: 'error', error };
}
