import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PartName } from '#core/dataset.ts';
import { type Images, interleaveRounds, pickImages, rowsByClass } from './lib/image-rows.ts';
import { openNpmPackage } from './lib/packages.ts';
import { shuffle } from './lib/statistics.ts';
import { asDecoded, colourImageBaselines, webpTools } from './lib/webp-images.ts';
import { writeDataset } from './lib/write-dataset.ts';
import { type Renderer, THREE_VERSION, createRenderer } from './render/driver.ts';
import { GESTURES, type HandPart, planHands } from './render/hand-jobs.ts';

const PACKAGE = '@webxr-input-profiles/assets';
const VERSION = '1.0.20';
const FOLDER = 'dist/profiles/generic-hand';
const SIZE = 96;
const SEED = 1;
const JOBS_PER_BATCH = 256;
const PACKING = { rowsPerShard: 840, quality: 90 };

/** Hues of learners' backgrounds, and those that only the held-out part has. */
const KNOWN_HUES = [
  [0, 150],
  [210, 330],
] as const;
const OTHER_HUES = [
  [150, 210],
  [330, 360],
] as const;
/** The counts of the original: 2,520 and 372; and 600 held out. */
export const HAND_PARTS: Readonly<Record<PartName, HandPart>> = {
  train: { seed: 1, identities: 84, repeats: 10, hues: KNOWN_HUES },
  validation: { seed: 2, identities: 31, repeats: 4, hues: KNOWN_HUES },
  heldOut: { seed: 3, identities: 50, repeats: 4, hues: OTHER_HUES },
};

/** Rendered hands: three gestures of people who are in one part only. */
export async function build(): Promise<void> {
  const root = await openNpmPackage(PACKAGE, VERSION);
  const renderer = await createRenderer('hand-page.ts', { '/hands/': join(root, FOLDER) });
  const rows = await drawParts(renderer).finally(() => renderer.dispose());
  const train = await asDecoded(rows.train, SHAPE, PACKING);
  const heldOut = await asDecoded(rows.heldOut, SHAPE, PACKING);
  await writeDataset(
    {
      kind: 'image',
      id: 'rock-paper-scissors',
      title: 'Rock, paper, scissors',
      summary: '3,492 rendered pictures of hands that show rock, paper or scissors, in colour.',
      origin: 'rendered',
      licence: { name: 'MIT', text: (await readFile(join(root, 'LICENSE.md'), 'utf8')).trim() },
      attribution:
        'Rendered for this lab from the rigged hands of the WebXR input profiles (npm package @webxr-input-profiles/assets, profile generic-hand), copyright 2019 Amazon, MIT licence. After the set of the same name by Laurence Moroney.',
      sources: [
        {
          package: PACKAGE,
          version: VERSION,
          registry: 'npm',
          files: [`${FOLDER}/left.glb`, `${FOLDER}/right.glb`, 'LICENSE.md'],
        },
        { package: 'three', version: THREE_VERSION, registry: 'npm', files: ['build/three.module.js'] },
      ],
      tools: [
        `Chromium ${renderer.browserVersion}, WebGL by SwiftShader`,
        `three ${THREE_VERSION}`,
        webpTools(),
        `seeds of the random streams: train ${HAND_PARTS.train.seed}, validation ${HAND_PARTS.validation.seed}, held-out ${HAND_PARTS.heldOut.seed}; order ${SEED}`,
      ],
      split: `By identity, drawn anew for each part from its own seed: ${HAND_PARTS.train.identities} people in training, ${HAND_PARTS.validation.identities} in validation, ${HAND_PARTS.heldOut.identities} held out; each shows every gesture equally often. Held-out backgrounds are green-blue and pink (hues 150–210 and 330–360 degrees), the others of all other hues. Every three rows hold one picture of each class.`,
      notes: [
        'Rendered, not photographed: one hand mesh, left and right, with varied skin, width, length, fingers, pose, sleeve, light and background. A net that is good here need not be good on photographs.',
        'The sizes are those of the original set; there hands are rendered too, at 300 × 300 pixels on white. Half of the backgrounds here are nearly white.',
        'Light, view and background are drawn without knowing the gesture, and the hand covers the same share of the picture whatever it shows, so that colour alone gives little away: see the colour histogram among the baselines.',
        'Some hands are seen from the side or upside down, and fingers may hide each other: a few pictures are hard for people as well.',
        'The same versions of the tools on the same machine gave the same bytes twice; other versions of Chromium may draw slightly different pixels, so the packed pictures are kept.',
      ],
      nearestOriginal: 'rock_paper_scissors (L. Moroney 2019): 2,520 and 372 rendered hands at 300 × 300.',
      baselines: colourImageBaselines(train, heldOut, SHAPE, { classes: GESTURES.length, seed: SEED }),
      shape: [SIZE, SIZE, 3],
      classNames: [...GESTURES],
    },
    rows,
    { rowsPerShard: PACKING.rowsPerShard, pixels: { encoding: 'webp', quality: PACKING.quality } },
  );
}

const SHAPE = [SIZE, SIZE, 3] as const;

async function drawParts(renderer: Renderer): Promise<Record<PartName, Images>> {
  return {
    train: await drawPart(renderer, HAND_PARTS.train),
    validation: await drawPart(renderer, HAND_PARTS.validation),
    heldOut: await drawPart(renderer, HAND_PARTS.heldOut),
  };
}

async function drawPart(renderer: Renderer, part: HandPart): Promise<Images> {
  const jobs = planHands(part, SIZE).map(({ job }) => job);
  const pixels = new Uint8Array(jobs.length * SIZE * SIZE * 3);
  for (let from = 0; from < jobs.length; from += JOBS_PER_BATCH) {
    pixels.set(await renderer.render(jobs.slice(from, from + JOBS_PER_BATCH)), from * SIZE * SIZE * 3);
    console.log(`drew ${Math.min(jobs.length, from + JOBS_PER_BATCH)} of ${jobs.length} pictures`);
  }
  const labels = Uint8Array.from(jobs, ({ gesture }) => GESTURES.indexOf(gesture));
  const byClass = rowsByClass(labels, GESTURES.length).map((rows, label) => shuffle(rows, SEED + label));
  const drawn: Images = { kind: 'image', count: jobs.length, pixels, labels };
  return pickImages(drawn, interleaveRounds(byClass, SEED + 100));
}
