import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from './journey.ts';

/** 400 houses whose price follows from size and rooms; as a German spreadsheet saves them. */
function housesCsv(): string {
  const rows = Array.from({ length: 400 }, (_, i) => {
    const size = 30 + ((i * 37) % 120);
    const town = ['Ulm', 'Bonn', 'Köln'][i % 3] ?? '';
    return `${1 + (i % 6)};${size},5;${town};${50_000 + 1_000 * size + 20_000 * (i % 6)}`;
  });
  return ['rooms;size;town;price', ...rows].join('\n');
}

test('a CSV file of one’s own is looked at and trained on', async ({ learner, folder }) => {
  const path = join(folder, 'houses.csv');
  writeFileSync(path, housesCsv());
  await learner.goto('./#/data/import');
  await learner.chooseFiles([path]);
  await learner.read(/CSV, separated by semicolons/);
  await learner.click('button', 'Make the data set');
  await learner.read(/The data set is ready/);
  await learner.click('link', 'Train on it');
  await learner.untilEditor();
  await learner.run();
  await learner.untilIdle();
  await learner.show('Training');
  await learner.readResults(/Run 1 is trained/);
  await learner.show('Console');
  await learner.readResults(/280 rows of 3 columns; the target is price/);
});

test('a handbook page runs its program', async ({ learner }) => {
  await learner.goto('./#/handbook');
  await learner.click('link', /^S8 /);
  await learner.click('button', 'Run');
  await learner.read(/0 10 20 30 40 → 50/, { within: '[role=log]', ms: 90_000 });
});

test('a backup brings code and scores to another browser', async ({ learner, other, folder }) => {
  await learner.open('fuel-economy');
  await learner.writeAnswer('basics/fuel-economy/reference.ts');
  await learner.submit();
  await learner.readResults(/\bpassed\b/, 60_000);
  await learner.goto('./#/settings');
  // The file is taken where the page hands it to the browser: WebKit's driver knows no downloads.
  await learner.evaluate(`(() => {
    const native = URL.createObjectURL;
    URL.createObjectURL = (blob) => { globalThis.savedBlob = blob; return native.call(URL, blob); };
  })()`);
  await learner.click('button', 'Save a backup');
  await learner.until(`'savedBlob' in globalThis`, true);
  const base64 = await learner.evaluate(`savedBlob.arrayBuffer().then((buffer) =>
    btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('')))`);
  const path = join(folder, 'backup.zip');
  writeFileSync(path, Buffer.from(String(base64), 'base64'));

  const there = await other();
  await there.goto('./#/settings');
  await there.chooseFiles([path]);
  await there.read(/restored|added|brought/i);
  await there.goto('./#/');
  await there.read(/5\/5/);
  await there.open('fuel-economy');
  await there.read(/standardise/, { within: '[data-editor="monaco"] .view-lines' });
});
