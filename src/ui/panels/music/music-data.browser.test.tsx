import { page } from 'vitest/browser';
import { beforeEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import '#ui/base.css';
import '#ui/tokens.css';
import { ok } from '#core/result.ts';
import { expectAccessible } from '#ui/panels/axe-check.ts';
import type { LoadViewProps, ManifestOf, RowsOf } from '#ui/panels/data-view.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { IMAGE_MANIFEST } from '#ui/panels/sample-data.ts';
import { MusicData } from './MusicData.tsx';

const STEPS = 64;
const PITCHES = 84;
const BARS = 40;
const MANIFEST: ManifestOf<'music'> = {
  ...IMAGE_MANIFEST,
  kind: 'music',
  id: 'bars',
  title: 'Bars',
  shape: [STEPS, PITCHES],
  lowestPitch: 24,
  classNames: ['rock', 'jazz'],
  pairedParts: ['validation'],
};
/** Bar k holds one note of k + 1 steps on the pitch in column 36 + k mod 12: C4 = MIDI 60 for k = 0. */
const ROWS: RowsOf<'music'> = {
  kind: 'music',
  count: BARS,
  rolls: Uint8Array.from({ length: BARS * STEPS * PITCHES }, (_, at) => {
    const bar = Math.floor(at / (STEPS * PITCHES));
    const step = Math.floor(at / PITCHES) % STEPS;
    return at % PITCHES === 36 + (bar % 12) && step <= bar ? 1 : 0;
  }),
  labels: Uint8Array.from({ length: BARS }, (_, bar) => bar % 2),
};
const MUSIC: LoadViewProps<'music'> = {
  manifest: MANIFEST,
  exercise: null,
  loadPart: () => Promise.resolve(ok(ROWS)),
};
const show = () =>
  render(
    <div className={panelStyles.panel}>
      <MusicData {...MUSIC} />
    </div>,
  );

describe('MusicData', () => {
  beforeEach(() => page.viewport(900, 900));

  it('draws the first bar and lists its notes', async () => {
    const screen = await show();
    const roll = screen.getByRole('img', { name: 'Piano roll, rock: 1 note between C4 and C4.' });
    await expect.element(roll).toBeVisible();
    await screen.getByText('Notes (1)').click();
    // One step of 64 is a sixteenth of a beat.
    await expect.element(screen.getByRole('row', { name: 'C4 60 1 0.0625' })).toBeVisible();
  });

  it('shows the bars of one style, twelve at a time', async () => {
    const screen = await show();
    await screen.getByRole('button', { name: 'jazz 20' }).click();
    await expect.element(screen.getByText('1–12 of 20')).toBeVisible();
    await screen.getByRole('button', { name: 'Next bars' }).click();
    await expect.element(screen.getByText('13–20 of 20')).toBeVisible();
    await screen.getByRole('button', { name: 'Row 25, jazz: 1 note' }).click();
    await expect.element(screen.getByRole('img', { name: /Piano roll, jazz: .* C♯4/ })).toBeVisible();
  });

  it('plays a bar, and stops', async () => {
    const screen = await show();
    await screen.getByRole('button', { name: 'Play the rock bar' }).click();
    await expect.element(screen.getByRole('button', { name: 'Stop' })).toBeVisible();
    await screen.getByRole('button', { name: 'Stop' }).click();
    await expect.element(screen.getByRole('button', { name: 'Play the rock bar' })).toBeVisible();
  });

  it('comes to the end of a bar by itself', async () => {
    const screen = await show();
    // 200 beats a minute: a bar lasts 1.2 s.
    await screen.getByRole('slider', { name: 'Tempo' }).fill('200');
    await screen.getByRole('button', { name: 'Play the rock bar' }).click();
    await expect.element(screen.getByRole('button', { name: 'Stop' })).toBeVisible();
    await expect
      .element(screen.getByRole('button', { name: 'Play the rock bar' }), { timeout: 8000 })
      .toBeVisible();
  });

  it('shows both styles of a bar side by side where a part has pairs', async () => {
    const screen = await show();
    await screen.getByRole('button', { name: 'Validation' }).click();
    await expect.element(screen.getByText('1–12 of 20')).toBeVisible();
    await screen.getByRole('button', { name: 'Rows 2 and 3' }).click();
    await expect.element(screen.getByRole('img', { name: /Piano roll, rock: .* D4/ })).toBeVisible();
    await expect.element(screen.getByRole('img', { name: /Piano roll, jazz: .* E♭4/ })).toBeVisible();
  });

  it('passes axe in every theme', async () => {
    const screen = await show();
    await expect.element(screen.getByRole('img').first()).toBeVisible();
    await expectAccessible(screen.container);
  });
});
