import { assertNever } from '#core/assert-never.ts';
import { describeNaive } from '#core/check-columns.ts';
import type { Check } from '#core/exercise.ts';
import { formatNumber } from '#core/number-text.ts';
import { workspaceStrings } from './strings.ts';

const words = workspaceStrings.requirements;

/** What a check asks for beside shapes, limits and levels, in a few words; null where those say it. */
export function describeRequirement(check: Check): string | null {
  switch (check.kind) {
    case 'layer-count':
      return words.layers(check.atLeast ?? 0, check.atMost ?? Infinity, check.anyOf.join(' or '));
    case 'epochs':
      return words.epochs(check.atMost);
    case 'stops-at':
      return words.stopsAt(check.metric, formatNumber(check.target, 6), check.withinEpochs);
    case 'gap':
      return words.gap(check.metric, formatNumber(check.atMost, 6));
    case 'slope':
      return words.slope(check.metric, formatNumber(check.atMost, 6), check.epochs);
    case 'frozen-layers':
      return words.frozen(check.pretrained);
    case 'per-column':
      return words.perColumn(describeNaive(check.baseline));
    case 'input-shape':
    case 'output-shape':
    case 'built-in-layers':
    case 'finite':
    case 'parameters':
    case 'size':
    case 'probabilities':
    case 'levels':
    case 'metric':
      return null;
    default:
      return assertNever(check);
  }
}
