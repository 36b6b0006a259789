import { parseArgs } from 'node:util';
import { describeDataReport, measureData } from './bench/measure-data.ts';

// npm run bench:data -- [--json] [--dataset ID] [--repeats N]
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    dataset: { type: 'string', default: 'fashion-mnist' },
    repeats: { type: 'string', default: '3' },
  },
});
const repeats = Number(values.repeats);
if (!Number.isInteger(repeats) || repeats < 1) {
  console.error(`--repeats needs a whole number from 1, not '${values.repeats}'.`);
  process.exit(1);
}
const report = await measureData({ dataset: values.dataset, repeats, log: (line) => console.error(line) });
console.log(values.json ? JSON.stringify(report, null, 2) : describeDataReport(report));
