import type { DatasetManifest, PartRows } from '#core/dataset.ts';
import { classNamesOf } from '#core/dataset-summary.ts';
import { encodeInputs } from '#core/encode-inputs.ts';
import { forecastColumns } from '#core/answers.ts';
import type { Exercise } from '#core/exercise.ts';
import { FIRST_WORD_ID } from '#core/text.ts';
import type { Finding, Rule } from './finding.ts';

const rule = 'shapes-fit-the-data';

/** The shapes that the checks ask for are those that encoding, task and data set really have. */
export const shapesFitTheData: Rule = ({ folder, exercise, manifest }) => {
  if (manifest === null) return [];
  const where = `${folder.path}/exercise.ts`;
  const input = inputShapeOf(exercise, manifest);
  if (input === null)
    return [
      {
        rule,
        where,
        what: `The encoding '${exercise.input.kind}' does not fit the ${manifest.kind} data of '${manifest.id}'.`,
        remedy: 'Choose an encoding of src/core/exercise.ts that is made for such data.',
      },
    ];
  const output = outputShapeOf(exercise, manifest);
  return exercise.checks.flatMap((check): Finding[] => {
    if (check.kind !== 'input-shape' && check.kind !== 'output-shape') return [];
    const needed = check.kind === 'input-shape' ? input : output;
    if (check.shape.join() === needed.join()) return [];
    return [
      {
        rule,
        where,
        what: `The check '${check.id}' asks for [${check.shape.join(', ')}]; by encoding, task and data set it is [${needed.join(', ')}].`,
        remedy: 'Mend the check, or the encoding or the task if they are wrong.',
      },
    ];
  });
};

/** Perplexities can only be compared over one vocabulary, and that of the baselines is the whole. */
export const vocabularyIsWhole: Rule = ({ folder, exercise, manifest }) => {
  if (exercise.input.kind !== 'next-token' || manifest?.kind !== 'corpus') return [];
  const whole = manifest.vocabulary.length + FIRST_WORD_ID;
  if (exercise.input.vocabularySize === whole) return [];
  return [
    {
      rule: 'vocabulary-is-whole',
      where: `${folder.path}/exercise.ts, input`,
      what: `The vocabulary is cut to ${exercise.input.vocabularySize} ids; the baselines' perplexity is over all ${whole}.`,
      remedy: `Set vocabularySize and classes to ${whole}.`,
    },
  ];
};

/** Null when the encoding is not made for the data. */
function inputShapeOf(exercise: Exercise, manifest: DatasetManifest): readonly number[] | null {
  try {
    return encodeInputs(exercise, manifest, emptyRows(manifest), { start: 0, count: 0 }).shape.slice(1);
  } catch {
    return null;
  }
}

function outputShapeOf({ task, input, ...rest }: Exercise, manifest: DatasetManifest): readonly number[] {
  switch (task.kind) {
    case 'regression':
    case 'binary':
      return [1];
    case 'classification':
      return [classNamesOf(manifest).length];
    case 'next-token':
      return [input.kind === 'next-token' ? input.vocabularySize : NaN];
    case 'forecast': {
      if (input.kind !== 'windows' || manifest.kind !== 'series') return [NaN];
      const columns = forecastColumns({ task, input, ...rest }, manifest).length;
      return input.targets === 'all' ? [input.targetSteps, columns] : [input.targetSteps];
    }
  }
}

function emptyRows(manifest: DatasetManifest): PartRows {
  const bytes = new Uint8Array(0);
  const floats = new Float32Array(0);
  switch (manifest.kind) {
    case 'image':
      return { kind: 'image', count: 0, pixels: bytes, labels: bytes };
    case 'text':
      return { kind: 'text', count: 0, texts: [], labels: bytes };
    case 'corpus':
      return { kind: 'corpus', count: 0, texts: [] };
    case 'table':
      return { kind: 'table', count: 0, features: floats, targets: floats };
    case 'series':
      return { kind: 'series', count: 0, values: floats };
    case 'music':
      return { kind: 'music', count: 0, rolls: bytes, labels: bytes };
  }
}
