import { buildFashionMnist } from './fashion-mnist.ts';
import { buildFuelEconomy } from './fuel-economy.ts';
import { buildReviewSentiment } from './review-sentiment.ts';
import { buildSunspots } from './sunspots.ts';

const BUILDERS = new Map([
  ['fuel-economy', buildFuelEconomy],
  ['sunspots', buildSunspots],
  ['review-sentiment', buildReviewSentiment],
  ['fashion-mnist', buildFashionMnist],
]);

const ids = process.argv.slice(2);
const unknown = ids.filter((id) => !BUILDERS.has(id) && id !== 'all');
if (ids.length === 0 || unknown.length > 0) {
  console.error(
    `Say which data set to build: npm run data:build -- ${[...BUILDERS.keys(), 'all'].join(' | ')}`,
  );
  process.exit(1);
}
for (const [id, build] of BUILDERS) if (ids.includes(id) || ids.includes('all')) await build();
