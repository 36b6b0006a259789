import { formatNumber } from '#core/number-text.ts';
import { many } from '#ui/panels/many.ts';
import { formatCount, formatShare } from '#ui/panels/number-format.ts';

/** Texts of the view of a series. */
export const strings = {
  series: 'Series',
  columnsShown: 'Columns shown',
  column: 'Column',
  date: 'Date',
  part: 'Part',
  parts: { train: 'Training', validation: 'Validation' },
  plotLabel: (names: string, from: string, to: string) =>
    `${names} from ${from} to ${to}; training, then validation.`,
  plotHelp:
    'Drag to move, pinch or Ctrl and wheel to zoom. By keyboard: arrows move, + and − zoom, Home and End go to the ends, 0 shows all.',
  plot: (names: string) => `Plot of ${names}, to move and zoom`,
  plotRole: 'zoomable plot',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  earlier: 'Earlier',
  later: 'Later',
  all: 'All',
  zoom: 'What the plot shows',
  shown: (from: string, to: string, rows: number, all: number) =>
    `${from} to ${to}: ${formatCount(rows)} of ${many(all, 'row')}`,
  readout: (date: string, values: string) => `${date}: ${values}`,
  gaps: (count: number) => `${many(count, 'gap')} in time, where the line is broken; no window crosses one.`,
  heldOutNote: (count: number) => `${many(count, 'later value')} are held out for grading and not shown.`,
  numbers: 'Numbers of the stretch shown',
  rowsName: 'rows',

  window: 'Windows',
  windowText: (inputs: number, targets: number, count: number, columns: number, areAllTargets: boolean) =>
    `${many(inputs, 'step')} of input${columns === 1 ? '' : ` (${formatCount(columns)} columns)`}, the next ${formatCount(targets)} of ${areAllTargets ? 'all columns' : 'the first column'} are the target. Training has ${many(count, 'such window')}, one from each row that leaves room.`,
  noWindows: 'No stretch of training is long enough for such a window. Choose fewer steps.',
  windowLabel: (inputs: number, targets: number) =>
    `One window: ${many(inputs, 'step')} of input, the next ${formatCount(targets)} are the target.`,
  windowStart: 'Window starts at',
  inputSteps: 'Input steps',
  targetSteps: 'Target steps',
  input: 'input',
  target: 'target',
  asExercise: 'As the exercise has it',
  otherInputs: (count: number) => `The other ${many(count, 'column')} of the input`,
  role: 'Role',
  windowNumbers: 'Numbers of the window',

  structure: 'Structure',
  structureText: 'Of the training part.',
  seasonality: 'Seasonality',
  period: 'Period',
  periods: {
    year: (steps: number) => `year (${formatCount(steps)})`,
    week: (steps: number) => `week (${formatCount(steps)})`,
    day: (steps: number) => `day (${formatCount(steps)})`,
    'solar-cycle': (steps: number) => `11 years (${formatCount(steps)})`,
    own: () => 'own',
  },
  steps: 'Steps',
  seasonalityText: (explained: number) =>
    Number.isNaN(explained)
      ? 'The series does not vary.'
      : `The phase explains ${formatShare(explained)} of the variance (η²: 1 − variance within phases / variance).`,
  seasonalityLabel: (name: string, period: number) =>
    `Mean of ${name} by phase of a period of ${many(period, 'step')}.`,
  mean: 'mean',
  spread: 'mean ± SD',
  deviation: 'SD',
  phase: 'Phase',
  byPhase: 'Numbers by phase',
  rows: 'Rows',

  autocorrelation: 'Autocorrelation',
  lags: 'Lags up to',
  autocorrelationText: (count: number, band: number) =>
    `r_k = Σ (x_t − x̄)(x_{t+k} − x̄) / Σ (x_t − x̄)² (Box & Jenkins). Between the lines, ±1.96/√n = ±${formatNumber(band, 2)} for ${many(count, 'value')}, a lag may be chance.`,
  autocorrelationLabel: (name: string, lags: number, strongest: string) =>
    `Autocorrelation of ${name} up to lag ${formatCount(lags)}. ${strongest}`,
  lagOne: (value: string) => `Lag 1: ${value}, which is what persistence lives on.`,
  strongest: (peaks: string) => `Strongest peaks: ${peaks}.`,
  peak: (lag: number, value: string) => `lag ${formatCount(lag)} (${value})`,
  noPeak: 'No peak stands out of chance.',
  lag: 'lag',
  byLag: 'Numbers by lag',
  counting: 'Counting…',
};
