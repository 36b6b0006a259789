import { dataset } from 'lab';

const { train, validation } = await dataset('us-births');
const mean = (part: readonly number[]): number => part.reduce((sum, value) => sum + value, 0) / part.length;

// The forecast: the training mean of each day of the week.
const past = Array.from(train.values);
const byDay = Array.from({ length: 7 }, (_, day) => mean(past.filter((_, index) => index % 7 === day)));
const truth = Array.from(validation.values);
const forecast = truth.map((_, index) => byDay[(past.length + index) % 7]);

const residuals = forecast.map((value, index) => value - truth[index]);
const size = (part: readonly number[]): string => mean(part.map(Math.abs)).toFixed(0);
console.log(`mean residual ${mean(residuals).toFixed(0)} births a day, MAE ${size(residuals)}`);

// The level has moved since training: correct by the residuals of the 28 days before.
const corrected = residuals.slice(28).map((value, index) => value - mean(residuals.slice(index, index + 28)));
console.log(
  `corrected: mean residual ${mean(corrected).toFixed(0)}, MAE ${size(corrected)} (before ${size(residuals.slice(28))})`,
);
