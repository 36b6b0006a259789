import { parseArgs } from 'node:util';
import { measurePage } from './bench/measure-page.ts';
import { describeReport } from './bench/report-text.ts';

// npm run bench:page -- [--json] [--exercise ID] [--runs N]
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    exercise: { type: 'string', default: 'fuel-economy' },
    runs: { type: 'string', default: '20' },
  },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) {
  console.error(`--runs needs a whole number from 1, not '${values.runs}'.`);
  process.exit(1);
}
const report = await measurePage({ exercise: values.exercise, runs, log: (line) => console.error(line) });
console.log(values.json ? JSON.stringify(report, null, 2) : describeReport(report));
