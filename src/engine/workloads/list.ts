import type { WorkloadName } from '#core/bench-protocol.ts';
import { cnn28 } from './cnn28.ts';
import { cnn96 } from './cnn96.ts';
import { dense } from './dense.ts';
import { embedding } from './embedding.ts';
import { mobilenet } from './mobilenet.ts';
import { bilstm, gru, lstm } from './recurrent-text.ts';
import { series } from './series.ts';
import type { Workload } from './workload.ts';

/** What the engine is measured on. */
export const WORKLOADS: Readonly<Record<WorkloadName, Workload>> = {
  dense,
  cnn28,
  cnn96,
  embedding,
  lstm,
  bilstm,
  gru,
  series,
  mobilenet,
};
