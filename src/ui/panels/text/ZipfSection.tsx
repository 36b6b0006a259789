import { useMemo } from 'react';
import { DataTable } from '#ui/panels/DataTable.tsx';
import { formatCount, formatLog } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { Twin } from '#ui/panels/Twin.tsx';
import { XyChart } from '#ui/panels/XyChart.tsx';
import type { XySeries } from '#ui/panels/xy-scale.ts';
import { strings } from './strings.ts';
import type { WordCount } from './tokens.ts';
import { fitZipf, zipfPoints } from './zipf.ts';

interface ZipfSectionProps {
  /** Words by falling frequency. */
  readonly ranked: readonly WordCount[];
}

const POWERS = [0, 1, 2, 3, 4, 5, 6];
const RANKS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/** Frequency against rank on logarithmic axes, beside the line that Zipf's law would be. */
export function ZipfSection({ ranked }: ZipfSectionProps) {
  const points = useMemo(() => zipfPoints(ranked), [ranked]);
  const slope = useMemo(() => fitZipf(points), [points]);
  const series = useMemo((): XySeries[] => {
    const x = points.map(({ logRank }) => logRank);
    const top = points[0]?.logCount ?? 0;
    return [
      {
        name: strings.frequency,
        x,
        y: points.map(({ logCount }) => logCount),
        style: 'points',
        colour: 1,
      },
      { name: strings.law, x: [0, top], y: [top, 0], style: 'dashed', colour: 2 },
    ];
  }, [points]);
  return (
    <section className={panelStyles.section}>
      <h3 className={panelStyles.heading}>{strings.zipf}</h3>
      <XyChart
        label={strings.zipfLabel(ranked.length)}
        series={series}
        xLabel={strings.rank}
        yLabel={strings.frequency}
        height={220}
        xMargin={0.02}
        xTicks={POWERS.filter((power) => power <= Math.max(1, points.at(-1)?.logRank ?? 0))}
        yTicks={POWERS.filter((power) => power <= (points[0]?.logCount ?? 0))}
        formatX={formatPower}
        formatY={formatPower}
      >
        <p className={panelStyles.muted}>{strings.zipfText(slope)}</p>
        <Twin title={strings.numbers}>
          {() => (
            <DataTable
              caption={strings.zipf}
              headers={[strings.rank, strings.word, strings.frequency]}
              textColumns={2}
              rows={RANKS.flatMap((rank) => {
                const word = ranked[rank - 1];
                return word === undefined ? [] : [[formatCount(rank), word.name, formatCount(word.value)]];
              })}
            />
          )}
        </Twin>
      </XyChart>
    </section>
  );
}

function formatPower(logarithm: number): string {
  return formatLog(10 ** logarithm);
}
