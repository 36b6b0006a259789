import { expect, test } from '@playwright/test';
import { patient } from '../../tools/lib/patience.mjs';
import { Learner } from './learner.ts';

const SLOW = `import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';
export async function solutionModel() {
  const { train } = await dataset('fuel-economy');
  const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [9], units: 1 })] });
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'meanSquaredError' });
  await model.fit(train.xs, train.ys, { epochs: 100000, batchSize: 32 });
  return model; // slow on purpose
}
`;

test('Stop keeps the weights learnt so far, and they can be submitted', async ({ page }) => {
  const learner = new Learner(page);
  await learner.open('fuel-economy');
  await learner.write(SLOW);
  await learner.run();
  const training = await learner.tab('Training');
  await expect(training.getByText(/Epoch \d+ of 100,?000/)).toBeVisible();
  await learner.stopButton.click();
  await learner.untilIdle(5_000);
  await learner.submitButton.click();
  await expect((await learner.tab('Verdict')).getByText('/ 5').first()).toBeVisible({
    timeout: patient(60_000),
  });
});

test('a tab closed or reloaded in mid-training comes back with draft and attempt, and starts nothing', async ({
  page,
  context,
}) => {
  const learner = new Learner(page);
  await learner.open('fuel-economy');
  await learner.write(SLOW);
  await learner.run();
  await expect((await learner.tab('Training')).getByText(/Epoch \d+ of 100,?000/)).toBeVisible();
  await page.close();

  const again = new Learner(await context.newPage());
  await again.open('fuel-economy');
  await expect(again.editor).toContainText('slow on purpose');
  await expect(again.page.getByText(/did not finish/)).toBeVisible();
  await expect(again.stopButton).toBeDisabled();
  await expect(again.runButton).toBeEnabled();

  await again.run();
  await expect((await again.tab('Training')).getByText(/Epoch \d+ of 100,?000/)).toBeVisible();
  await again.page.reload();
  await expect(again.page.getByText(/Run 2 did not finish/)).toBeVisible();
  await expect(again.stopButton).toBeDisabled();
});

test('two tabs on one exercise overwrite nothing silently', async ({ page, context }) => {
  const mine = new Learner(page);
  await mine.open('fuel-economy');
  const theirs = new Learner(await context.newPage());
  await theirs.open('fuel-economy');
  await theirs.write('// theirs\n');
  await mine.page.bringToFront();
  await mine.editor.click();
  await mine.page.keyboard.insertText('// mine\n');
  await expect(page.getByText(/Another tab saved/)).toBeVisible();
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await expect(mine.editor).toContainText('// mine');
});
