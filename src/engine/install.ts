import { installConvolution } from './convolution/install-convolution.ts';
import { installDropout } from './dropout/install-dropout.ts';
import { installElementwise } from './elementwise/install-elementwise.ts';
import { installSegmentSum } from './embedding/install-segment-sum.ts';
import { registerTrainingKernels } from './kernels/register-training-kernels.ts';
import { installCastRowNumbers } from './gather/cast-row-numbers.ts';
import { installDenseLayer } from './dense/install-dense-layer.ts';
import { installGatherRows } from './gather/gather-rows.ts';
import { installLayerNormalisation } from './layer-normalisation/install-layer-normalisation.ts';
import { installLosses } from './losses/install-losses.ts';
import { installNormalisation } from './normalisation/install-normalisation.ts';
import { installOptimizers } from './optimizers/install-optimizers.ts';
import { installOrthogonal } from './recurrent/install-orthogonal.ts';
import { installRecurrent } from './recurrent/install-recurrent.ts';
import { installTimeDistributed } from './time-distributed/install-time-distributed.ts';
import { installWaits } from './waits/install-waits.ts';

/** Whether tfjs runs as its authors left it, for comparison. */
export interface EngineOptions {
  readonly stock: boolean;
}

/** Each puts something of ours in the place of something of tfjs's, once and for the life of the worker. */
const REPLACEMENTS: readonly (() => unknown)[] = [
  registerTrainingKernels,
  installOptimizers,
  installSegmentSum,
  installElementwise,
  installConvolution,
  installNormalisation,
  installLayerNormalisation,
  installDropout,
  installGatherRows,
  installCastRowNumbers,
  installDenseLayer,
  installLosses,
  installWaits,
  installOrthogonal,
  installRecurrent,
  installTimeDistributed,
];

let engine: 'none' | 'own' | 'stock' = 'none';

/**
 * Installs every replacement, or none of them; a worker does one or the other.
 * @throws when it was the other before.
 */
export function installEngine({ stock }: EngineOptions): void {
  const wanted = stock ? 'stock' : 'own';
  if (engine === wanted) return;
  if (engine !== 'none') throw new Error(`This worker runs the ${engine} engine already.`);
  engine = wanted;
  if (stock) return;
  for (const install of REPLACEMENTS) install();
}

/** Which engine runs in this worker; 'none' before a backend was started. */
export function readEngine(): 'none' | 'own' | 'stock' {
  return engine;
}
