import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { ROOT } from './paths.ts';

const Package = v.object({ dependencies: v.object({ '@tensorflow/tfjs': v.string() }) });

/** The pinned version of TensorFlow.js: another one may score otherwise. */
export function readTfjsVersion(): string {
  const text = readFileSync(join(ROOT, 'package.json'), 'utf8');
  return v.parse(Package, JSON.parse(text)).dependencies['@tensorflow/tfjs'];
}
