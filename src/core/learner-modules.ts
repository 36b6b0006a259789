/** The modules that learner code may import; the sandbox carries them. */
export const LEARNER_MODULES = [
  '@tensorflow/tfjs',
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-layers',
  '@tensorflow/tfjs-data',
  '@tensorflow/tfjs-vis',
  'lab',
] as const;
export type LearnerModule = (typeof LEARNER_MODULES)[number];

/**
 * What stands for a module's name in compiled learner code, until the sandbox puts the address of its own module there. The
 * odd form keeps it from meeting a text of the learner's.
 */
export function moduleToken(name: string): string {
  return `learner-module:${name};`;
}
