import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Chart } from '#core/chart.ts';
import { createBarChart, createHistogram, createMatrix, createTable, createXyChart } from './chart-data.ts';

const base = { surface: 's', tab: '', title: 's', xLabel: '', yLabel: '' };

describe('charts from learner data', () => {
  it('bounds every kind and leaves out what is no number, so that the page can parse it', () => {
    const many = Array.from({ length: 10_000 }, (_, x) => ({ x, y: x % 7 === 0 ? NaN : x }));
    const matrix = Array.from({ length: 500 }, () => new Array<number>(500).fill(NaN));
    const charts = [
      createXyChart(
        'line',
        base,
        Array.from({ length: 50 }, (_, index) => ({ name: `${index}`, points: many })),
      ),
      createBarChart(
        base,
        many.map(({ x, y }) => ({ label: `${x}`.repeat(100), value: y })),
      ),
      createHistogram(base, [NaN, Infinity]),
      createTable(
        base,
        ['a'],
        Array.from({ length: 1000 }, () => new Array<number>(100).fill(NaN)),
      ),
      createMatrix('heatmap', base, matrix),
    ];
    for (const chart of charts) {
      expect(v.safeParse(Chart, chart).issues).toBeUndefined();
      expect(JSON.stringify(chart).length).toBeLessThan(1_200_000);
    }
    const line = charts[0];
    expect(line?.kind === 'line' && line.series.length).toBe(12);
    expect(line?.kind === 'line' && line.series[0]?.x.length).toBe(2000);
  });

  it('counts into equal bins, the largest value in the last', () => {
    // 0 … 4 in two bins of width 2: {0, 1} and {2, 3, 4}.
    expect(createHistogram(base, [0, 1, 2, 3, 4, NaN], 2)).toMatchObject({
      edges: [0, 2, 4],
      counts: [2, 3],
      summary: '6 values, min 0, mean 2, max 4, 1 NaN or infinite',
    });
  });

  it('draws equal values as one full bin rather than dividing by nothing', () => {
    expect(createHistogram(base, [5, 5, 5], 3)).toMatchObject({ counts: [3, 0, 0], edges: [5, 6, 7, 8] });
  });
});
