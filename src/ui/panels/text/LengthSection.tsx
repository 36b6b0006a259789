import { useMemo } from 'react';
import { DataTable } from '#ui/panels/DataTable.tsx';
import { Histogram } from '#ui/panels/Histogram.tsx';
import { formatCount, formatShare } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { countWhole, medianOf } from '#ui/panels/statistics.ts';
import { Twin } from '#ui/panels/Twin.tsx';
import { strings } from './strings.ts';

interface LengthSectionProps {
  /** Words in each text. */
  readonly lengths: readonly number[];
  /** Words that are kept of a text. */
  readonly keptWords: number;
  /** What one text is. */
  readonly unit: 'text' | 'line' | 'paragraph';
  /** Names of classes and each text's class; null for a corpus. */
  readonly classes: { readonly names: readonly string[]; readonly labels: Uint8Array } | null;
}

const BINS = 40;

/** How long texts are, and how many of them a length would cut. */
export function LengthSection({ lengths, keptWords, unit, classes }: LengthSectionProps) {
  const bins = useMemo(() => countWhole(lengths, BINS), [lengths]);
  const sorted = useMemo(() => lengths.toSorted((a, b) => a - b), [lengths]);
  const medians = useMemo(
    () =>
      classes?.names.map((name, label) => [
        name,
        formatCount(medianOf(lengths.filter((_, text) => classes.labels[text] === label))),
      ]),
    [classes, lengths],
  );
  const label = strings.lengthLabel(
    medianOf(lengths),
    sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0,
    sorted.at(-1) ?? 0,
  );
  const cut = lengths.filter((length) => length > keptWords).length;
  return (
    <section className={panelStyles.section}>
      <h3 className={panelStyles.heading}>{strings.lengths[unit]}</h3>
      <Histogram
        label={label}
        edges={bins.edges}
        counts={bins.counts}
        xLabel={strings.lengths[unit]}
        marker={{ at: keptWords, name: strings.setLength(keptWords) }}
      />
      <p className={panelStyles.muted}>
        {label} {strings.lengthCut(formatShare(cut / Math.max(1, lengths.length)), keptWords)}
      </p>
      {medians === undefined ? null : (
        <Twin title={strings.byClass}>
          {() => (
            <DataTable
              caption={strings.byClass}
              headers={[strings.className, strings.median]}
              rows={medians}
            />
          )}
        </Twin>
      )}
    </section>
  );
}
