import { expect } from '@playwright/test';
import { patient } from '../../tools/lib/patience.mjs';
import { test } from './journey.ts';
import { readAll } from './learner.ts';

const LINES = {
  unknownName: 'export async function solutionModel() {\n  const units = 3;\n  return modle;\n}\n',
  readOfUndefined:
    "import { dataset } from 'lab';\nexport async function solutionModel() {\n  const data: any = await dataset('fuel-economy');\n  return data.nothing.here;\n}\n",
  syntax: 'export async function solutionModel() {\n  return (1;\n}\n',
};

test('a mistake is explained, and marked on its line', async ({ learner }) => {
  await learner.open('fuel-economy');
  await learner.write(LINES.unknownName);
  await learner.run();
  await learner.untilIdle();
  await learner.read(/There is no 'modle' here/);
  await learner.click('button', /line 3/i);
  await learner.until(`document.querySelectorAll('.squiggly-error').length > 0`, true);

  await learner.write(LINES.readOfUndefined);
  await learner.run();
  await learner.untilIdle();
  // Each engine words it in its own way.
  await learner.read(/at line 4\. .*here.*undefined.*Look for an `await` that is missing/);
  await learner.see('button', /line 4/i);

  await learner.write(LINES.syntax);
  await learner.run();
  await learner.untilIdle();
  await learner.see('button', /line 2/i);

  await learner.writeProgram('fetches');
  await learner.run();
  await learner.untilIdle();
  await learner.read(/exercises run without network/);
});

test('an endless loop is over within three seconds of Stop, which is acknowledged at once', async ({
  learner,
}) => {
  await learner.open('fuel-economy');
  await learner.writeProgram('endless-sync-loop');
  await learner.run();
  await learner.show('Training');
  await learner.readResults(/no sign of life|stuck/i);
  // The page itself measures, so that the driver's way is not in the figures.
  const [acknowledgedMs, overMs] = (await learner.evaluate(`new Promise((resolve) => {
    const label = (pattern) => [...document.querySelectorAll('button')].find((each) => pattern.test(each.innerText));
    const startedAt = performance.now();
    let acknowledgedMs = NaN;
    const look = () => {
      if (Number.isNaN(acknowledgedMs) && label(/^Stopping/)) acknowledgedMs = performance.now() - startedAt;
      if (label(/^Stop$/)?.disabled) resolve([acknowledgedMs, performance.now() - startedAt]);
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    label(/^Stop$/).click();
  })`)) as [number, number];
  expect(acknowledgedMs).toBeLessThan(patient(200));
  expect(overMs).toBeLessThan(patient(3000));
  await learner.reload();
  await learner.untilEditor();
  await learner.read(/for \(;;\)/, { within: '[data-editor="monaco"] .view-lines' });
});

test('a training cut off by a reload is resumed from its kept weights', async ({ learner }) => {
  await learner.open('fuel-economy');
  await learner.writeProgram('trains-until-stopped');
  await learner.run();
  await learner.show('Training');
  await learner.readResults(/Epoch \d+/);
  // Weights are kept every few seconds.
  await learner.until(
    `${readAll('runs')}.then((runs) => runs.some(({ model }) => model !== null))`,
    true,
    60_000,
  );
  await learner.reload();
  await learner.read(/Run 1 did not finish on the last visit. Its weights after epoch \d+ are kept/);
  await learner.click('button', 'Resume');
  await learner.show('Training');
  await learner.readResults(/Epoch \d{2,}/);
  await learner.click('button', /^Stop$/);
  await learner.untilIdle();
});
