import { SKILLS } from '#core/skills.ts';
import type { ExerciseFolder } from '../exercise-folders.ts';
import type { Finding, Rule } from './finding.ts';

/** The folder's name is the exercise's id, its parent's name the topic. */
export const idMatchesFolder: Rule = ({ folder, exercise }) => {
  if (exercise.id === folder.id && exercise.topic === folder.topic) return [];
  return [
    {
      rule: 'id-matches-folder',
      where: `${folder.path}/exercise.ts`,
      what: `The exercise calls itself ${exercise.topic}/${exercise.id}, but its folder is ${folder.topic}/${folder.id}.`,
      remedy: `Set topic: '${folder.topic}' and id: '${folder.id}', or rename the folder.`,
    },
  ];
};

export const skillsAreKnown: Rule = ({ folder, exercise }) => {
  const names = Object.keys(SKILLS);
  return exercise.skills
    .filter((skill) => !names.includes(skill))
    .map((skill) => ({
      rule: 'skills-are-known',
      where: `${folder.path}/exercise.ts, skills`,
      what: `There is no skill '${skill}'.`,
      remedy: 'Use ids of src/core/skills.ts.',
    }));
};

/** Curriculum and folders name the same exercises, each once, and every folder has an exercise.ts. */
export function checkCurriculum(
  curriculum: readonly string[],
  folders: readonly Pick<ExerciseFolder, 'id' | 'path' | 'exercise'>[],
): readonly Finding[] {
  const rule = 'curriculum-is-complete';
  const ids = folders.map((folder) => folder.id);
  const missing = curriculum
    .filter((id) => !ids.includes(id))
    .map((id) => ({
      rule,
      where: 'exercises/curriculum.ts',
      what: `The curriculum lists '${id}', but no folder exercises/<topic>/${id} exists.`,
      remedy: 'Take the entry out or add the folder.',
    }));
  const unlisted = folders
    .filter((folder) => !curriculum.includes(folder.id))
    .map((folder) => ({
      rule,
      where: folder.path,
      what: `The curriculum does not list '${folder.id}'.`,
      remedy: 'Add the id to exercises/curriculum.ts where it belongs in the order of learning.',
    }));
  const repeated = repeatedOf(curriculum).map((id) => ({
    rule,
    where: 'exercises/curriculum.ts',
    what: `The curriculum lists '${id}' more than once.`,
    remedy: 'Keep one entry.',
  }));
  const doubled = repeatedOf(ids).map((id) => ({
    rule,
    where: `exercises/*/${id}`,
    what: `Two folders share the id '${id}', which is the exercise's address and storage key.`,
    remedy: 'Rename one of them.',
  }));
  const empty = folders
    .filter((folder) => folder.exercise === null)
    .map((folder) => ({
      rule,
      where: folder.path,
      what: 'The folder has no exercise.ts with a default export.',
      remedy: 'Add `export default defineExercise({ … })`, or remove the folder.',
    }));
  return [...missing, ...unlisted, ...repeated, ...doubled, ...empty];
}

/** Learners on a small machine meet few long waits. */
const MOST_HEAVY = 4;

export function checkWeights(
  folders: readonly Pick<ExerciseFolder, 'id' | 'exercise'>[],
): readonly Finding[] {
  const heavy = folders.filter(({ exercise }) => exercise?.weight === 'heavy').map(({ id }) => id);
  if (heavy.length <= MOST_HEAVY) return [];
  return [
    {
      rule: 'few-are-heavy',
      where: 'exercises/*/*/exercise.ts, weight',
      what: `${heavy.length} exercises are heavy (${heavy.join(', ')}); at most ${MOST_HEAVY} may be.`,
      remedy: 'Make a reference lighter, so that it trains within the time of a light one.',
    },
  ];
}

export function repeatedOf(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
