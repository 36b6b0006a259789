import type { PretrainedManifest } from './pretrained.ts';

/** One layer of a pretrained model, as a table lists it. */
export interface ModelLayer {
  readonly name: string;
  /** Its class: 'Conv2D', 'BatchNormalization'. */
  readonly kind: string;
  readonly parameters: number;
  /** 'kernel [3, 3, 3, 32]' */
  readonly weights: readonly string[];
}

/** Everything that a page can tell about a pretrained model. */
export interface ModelCard {
  readonly manifest: PretrainedManifest;
  /** By variant, from input to output. */
  readonly layers: Readonly<Record<string, readonly ModelLayer[]>>;
}
