import { dataset } from 'lab';

const { train } = await dataset('penguins');
const text = train.toCsv();
console.log(text.split('\n').slice(0, 4).join('\n'));

const [head, ...lines] = text.trim().split('\n');
const names = head.split(',');
const rows = lines.map((line) =>
  Object.fromEntries(line.split(',').map((value, index) => [names[index], value])),
);
console.log(`${rows.length} rows of ${names.length} fields`);

// An empty field is missing: Number('') would make a 0 of it.
for (const name of names) {
  const missing = rows.filter((row) => row[name] === '').length;
  if (missing > 0) console.log(`${name}: ${missing} missing`);
}
const islands = [...new Set(rows.map((row) => row['island']))];
console.log('islands:', islands.join(', '));

const records = JSON.parse(train.toJson()) as Record<string, unknown>[];
console.log('the first as JSON:', records[0]);
