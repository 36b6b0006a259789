import { many } from './many.ts';
import { formatCount } from './number-format.ts';

/** Texts of the panels, in one place so that they can be translated. */
export const strings = {
  showAllRows: (rows: number) => `Show all ${many(rows, 'row')}`,
  retry: 'Try again',
  loading: 'Loading…',
  loadingShare: (percent: number) => `Loading the data: ${percent} %`,
  loadingBytes: (done: string, all: string) => `Loading the data: ${done} of ${all}`,
  loadFailed: 'The data could not be loaded',

  training: {
    emptyTitle: 'Nothing trained yet',
    empty: 'Press Run (Ctrl+Enter, on a Mac ⌘ Enter): curves and progress appear here.',
    progress: 'Progress of the training',
    waitingForFit: 'Running. Training has not begun yet.',
    position: (at: { epoch: number; epochs: number | null; batch: number; batches: number | null }) => {
      const epoch = at.epochs === null ? `Epoch ${at.epoch}` : `Epoch ${at.epoch} of ${at.epochs}`;
      return at.batches === null
        ? `${epoch}, batch ${at.batch}`
        : `${epoch}, batch ${at.batch} of ${at.batches}`;
    },
    left: (duration: string) => `${duration} left`,
    memory: (tensors: string, size: string) => `${tensors} tensors · ${size}`,
    stopping: 'Stopping after this batch. The weights learnt so far are kept.',
    foreseenTitle: 'This model would be turned away',
    foreseen: 'If it is the one that you return, press Stop and change it: more training will not help.',
    silentTitle: 'Busy',
    silent: (duration: string) =>
      `No sign from the run for ${duration}. A long step (the first batch, a large layer) can take this long; it goes on by itself.`,
    stuckTitle: 'This looks stuck',
    stuck: (duration: string) =>
      `No sign from the run for ${duration}. If your code has a loop without await, it may never end: press Stop, then look for it. Your code is saved.`,
    failed: (run: number) => `Run ${run} failed`,
    outcome: {
      started: (run: number) => `Run ${run} has started`,
      trained: (run: number) => `Run ${run} is trained`,
      stopped: (run: number) => `Run ${run} was stopped; its weights are kept`,
      failed: (run: number) => `Run ${run} failed`,
      interrupted: (run: number) => `Run ${run} did not finish`,
    },
    seed: (seed: number) => `seed ${seed}`,
    comparing: (run: number) => `Dotted: run ${run}`,
    curves: 'Curves',
    reports: 'Reported by your code',
    charts: 'Drawn by your code',
    numbers: 'Numbers',
    tableCaption: 'Values by epoch or step, newest first',
    epoch: 'epoch',
    step: 'step',
    fitEpoch: (fit: number, epoch: number) => `fit ${fit}, ${epoch}`,
    train: 'train',
    validation: 'val',
    lines: {
      train: 'train',
      validation: 'validation',
      live: 'this epoch',
      'earlier-train': 'earlier train',
      'earlier-validation': 'earlier validation',
    },
    beginsAbove: (value: string) => `begins at ${value}, above the plot`,
    curveLabel: (metric: string, xName: string, ends: readonly string[]) =>
      `${metric} by ${xName}. ${ends.length === 0 ? 'No values yet.' : `Latest: ${ends.join(', ')}.`} The numbers are in the table below.`,
  },

  charts: {
    name: 'Name',
    value: 'Value',
    series: 'Series',
    numbers: 'Numbers',
    interval: 'Interval',
    count: 'Count',
    heatRange: (low: string, high: string) => `White is ${low}, full colour ${high}.`,
    matrixAxes: (row: string, column: string) => (row === '' && column === '' ? '' : `${row} ↓  ${column} →`),
    cell: (row: string, column: string, value: string) => `${row}, ${column}: ${value}`,
  },

  console: {
    title: 'Console',
    emptyTitle: 'The console is empty',
    empty: 'What your code prints with console.log appears here; tensors with shape, type and range.',
    noneMatch: 'No line matches the filter.',
    search: 'Search the console',
    levels: 'Levels shown',
    level: { debug: 'Debug', log: 'Log', info: 'Info', warn: 'Warnings', error: 'Errors', system: 'Lab' },
    wrap: 'Wrap',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'The browser does not let the lab copy. Select the lines and copy them yourself.',
    earlier: (count: number) => `Show ${many(count, 'earlier line')}`,
    counted: (shown: number, all: number) =>
      shown === all ? many(all, 'line') : `${formatCount(shown)} of ${many(all, 'line')}`,
    repeats: (count: number) => `× ${formatCount(count)}`,
    repeatsLabel: (count: number) => `${formatCount(count)} times`,
    position: (line: number, column: number) => `line ${line}:${column}`,
  },

  error: {
    blame: {
      learner: 'Your code needs a change',
      environment: 'The browser or the machine could not go on',
      lab: 'The lab made a mistake; your code is not at fault',
    },
    goTo: (line: number) => `Go to line ${line}`,
  },

  verdict: {
    emptyTitle: 'Nothing submitted yet',
    empty:
      'Submit (Ctrl+Shift+Enter, on a Mac ⌘ Shift Enter) grades the model on rows it has never seen and scores it from 0 to 5.',
    grading: 'Grading',
    outOf: '/ 5',
    passed: 'passed',
    rejected: 'Not graded: the model does not meet a condition',
    unattempted: 'Not attempted',
    cancelled: 'Grading was cancelled',
    cancelledText: 'No score was given. The model is kept; submit again when you like.',
    metric: (name: string, value: string, low: string, high: string) =>
      `${name} ${value}, 95 % interval ${low} to ${high}`,
    rows: (rows: number) => `on ${many(rows, 'held-out row')}`,
    delta: (text: string) => `${text} against the attempt before`,
    sameScore: 'same score as the attempt before',
    scoreDelta: (text: string) => `score ${text}`,
    checks: 'Checks',
    met: 'met',
    missed: 'missed',
    nextStep: 'Next step',
    scale: (name: string) => `Where ${name} lies`,
    level: (level: number) => `level ${level}`,
    yours: 'yours',
    baselines: (near: readonly string[], far: readonly string[]) =>
      [
        'Numbers: the level reached there.',
        ...(near.length === 0 ? [] : [`Dashes: ${near.join('; ')}.`]),
        ...(far.length === 0 ? [] : [`Too far off to draw: ${far.join('; ')}.`]),
      ].join(' '),
    scaleTable: 'Levels and baselines',
    scaleWhat: 'Level or baseline',
    otherMetrics: 'All metrics',
    metricName: 'Metric',
    metricValue: 'Value',
    interval: '95 % interval',
    confusion: 'Confusion matrix',
    confusionHelp:
      'Rows are the truth, columns the prediction. Arrow keys move; Enter opens a cell’s samples.',
    truth: 'truth',
    predicted: 'prediction',
    cellTitle: (truth: string, predicted: string, count: number) =>
      `${many(count, 'row')} of ${truth} predicted as ${predicted}`,
    cellShown: (shown: number, count: number) => (shown < count ? `the first ${shown}` : ''),
    cellEmpty: 'No row lies in this cell.',
    perClass: 'By class',
    className: 'Class',
    precision: 'Precision',
    recall: 'Recall',
    f1: 'F1',
    support: 'Rows',
    worst: 'Most confident mistakes',
    worstValues: 'Largest errors',
    noWorst: 'No mistakes on the held-out rows.',
    wrongLabel: (truth: string, predicted: string, confidence: string) =>
      `${truth}, taken for ${predicted} (${confidence})`,
    row: (index: number) => `row ${index}`,
    scatter: 'Truth and prediction',
    scatterLabel: (unit: string, points: number) =>
      `Prediction against truth in ${unit} for ${many(points, 'row')}; on the diagonal a prediction is right.`,
    error: 'Error',
    forecast: 'Forecasts',
    forecastLabel: (start: number) =>
      `Input, truth, forecast and persistence for the window that starts at row ${start}.`,
    windowOf: (index: number, count: number) => `Window ${index} of ${count}`,
    earlierWindow: 'Earlier window',
    laterWindow: 'Later window',
    input: 'input',
    persistence: 'persistence',
    maeByStep: 'Mean absolute error by step ahead',
    maeLabel: (unit: string) =>
      `Mean absolute error in ${unit} by step ahead, of the model and of persistence.`,
    model: 'model',
    stepAhead: 'Step ahead',
    time: 'Time',
    debrief: 'Debrief',
    column: 'Column',
    nextWords: 'What it expects next',
    wordsBefore: 'After',
    wordTruth: 'Truth',
    wordProbability: 'Its probability',
    wordGuesses: 'Likeliest by the model',
    verse: 'Your model’s own verse',
    verseDrawn: (seed: number, temperature: number) =>
      temperature === 0
        ? 'The likeliest word at each place.'
        : `Drawn by chance with seed ${seed} at temperature ${temperature}.`,
    anotherVerse: 'Another verse',
    lineStart: '(start)',
  },

  data: {
    emptyTitle: 'No description of the data',
    empty:
      'The data set could not be described. Reload the page; if that does not help, the site is incomplete.',
    origin: {
      real: 'Real data',
      artwork: 'Drawn by people',
      rendered: 'Rendered by a program',
      generated: 'Generated by a program',
      own: 'Your own data',
    },
    about: 'About these data',
    source: 'Source',
    licence: 'Licence',
    licenceText: 'Text of the licence',
    attribution: 'Credit',
    split: 'Split',
    nearest: 'Stands in for',
    notes: 'Known limits',
    sizes: 'Rows',
    rowsOf: (train: number, validation: number, heldOut: number) =>
      `${formatCount(train)} training, ${formatCount(validation)} validation, ${formatCount(heldOut)} held out`,
    registry: { npm: 'npm', debian: 'Debian' },
    ownPage: 'On a page of its own (new tab)',
    part: 'Part shown',
    parts: { train: 'Training', validation: 'Validation' },
    firstRows: (shown: number, all: number) => `The first ${formatCount(shown)} of ${many(all, 'row')}.`,
    loadAll: 'Load all',
    classes: 'Classes',
    allClasses: 'All',
    meanImage: (name: string) => `Mean image of ${name}`,
    grid: (count: number, name: string) => `${many(count, 'image')}, ${name}. Arrow keys scroll.`,
    images: 'Images',
    samples: 'Samples',
  },
};
