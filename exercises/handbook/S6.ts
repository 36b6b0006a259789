// A rising line with noise: which average lies closer to the line itself?
const DAYS = 200;
const WINDOW = 7;
const line = Array.from({ length: DAYS }, (_, day) => 10 + 0.5 * day);
const measured = line.map((value) => value + (Math.random() - 0.5) * 8);

const mean = (part: readonly number[]): number => part.reduce((sum, value) => sum + value, 0) / part.length;
const half = Math.floor(WINDOW / 2);
const days = Array.from({ length: DAYS - 2 * WINDOW }, (_, index) => index + WINDOW);

const averages = {
  'as measured': (day: number) => measured[day],
  trailing: (day: number) => mean(measured.slice(day - WINDOW + 1, day + 1)),
  centred: (day: number) => mean(measured.slice(day - half, day + half + 1)),
};
for (const [name, average] of Object.entries(averages)) {
  const errors = days.map((day) => average(day) - line[day]);
  const size = mean(errors.map(Math.abs));
  console.log(`${name}: off by ${size.toFixed(2)}, on average ${mean(errors).toFixed(2)}`);
}
console.log(
  'The trailing one lags by half of its window. The centred one needs days that have not come yet.',
);
