import { expect } from '@playwright/test';
import { test } from './journey.ts';

test('a visitor goes from the catalogue to five of five, and finds everything again', async ({ learner }) => {
  await learner.goto('./');
  await learner.click('link', /^Fuel economy/);
  await learner.untilEditor();

  // The data, before anything was run.
  await learner.show('Data');
  await learner.readResults(/horsepower/i);

  // Completions: of what tf.layers has, from the types of TensorFlow.js.
  await learner.clickEditor();
  await learner.press('Control', 'End');
  await learner.type('\ntf.layers.dens');
  await learner.read(/\bdense\b/, { within: '.suggest-widget', ms: 60_000 });
  await learner.press('Escape');

  // A weak answer first: trained with live curves, scored below five.
  await learner.writeAnswer('basics/fuel-economy/weak/no-hidden-layer.ts');
  await learner.run();
  await learner.show('Training');
  await learner.readResults(/Epoch \d+ of \d+/);
  await learner.untilIdle();
  await learner.readResults(/Run 1 is trained/);
  await learner.readResults(/WASM/);
  await learner.submit();
  await learner.readResults(/95 % interval/, 60_000);

  // The reference, whose curves have as many epochs as were asked for.
  await learner.writeAnswer('basics/fuel-economy/reference.ts');
  await learner.run();
  await learner.show('Training');
  await learner.readResults(/Epoch \d+ of 60/);
  await learner.untilIdle();
  await learner.submit();
  await learner.readResults(/\bpassed\b/, 60_000);
  await learner.readResults(/against the attempt before/);

  // Compare both, curves and code.
  await learner.click('button', 'Actions for attempt 1');
  await learner.click('menuitem', 'Compare with the shown attempt');
  await learner.show('Training');
  await learner.readResults(/Dotted: run 1/);
  await learner.click('button', 'against #1');
  await learner.read(/lines? added, \d+ removed/);

  // And after a reload all of it is there, and nothing starts by itself.
  await learner.reload();
  await learner.untilEditor();
  await learner.read(/standardise/, { within: '[data-editor="monaco"] .view-lines' });
  await learner.read(/#2/);
  await learner.see('button', /^Stop$/);
  await learner.goto('./#/');
  await learner.read(/5\/5/);
});

test('the engine says what it is, and why', async ({ learner, engine }) => {
  await learner.goto('./#/settings');
  // Asked of a worker of the page: what the reason on screen must agree with.
  const hasWebgl = await learner.evaluate(`new Promise((resolve) => {
    const text = "postMessage(typeof OffscreenCanvas !== 'undefined' && new OffscreenCanvas(1, 1).getContext('webgl2') !== null)";
    new Worker(URL.createObjectURL(new Blob([text]))).onmessage = ({ data }) => resolve(data);
  })`);
  expect(hasWebgl).toBe(engine === 'chromium');
  await learner.open('fuel-economy');
  await learner.goto('./#/settings');
  await learner.read(
    hasWebgl === true
      ? /WebGL is drawn in software here \(.+\), so training uses WebAssembly/
      : /WebGL.+WebAssembly/,
    { ms: 60_000 },
  );
});
