import { CURRICULUM } from '../exercises/curriculum.ts';
import { loadExerciseFolders } from './lib/exercise-folders.ts';
import { checkExercises } from './lib/exercise-rules/run-rules.ts';
import { readTfjsVersion } from './lib/tfjs-version.ts';

const folders = await loadExerciseFolders();
const findings = checkExercises(CURRICULUM, folders, readTfjsVersion());
for (const { rule, where, what, remedy } of findings)
  console.error(`✗ ${where}\n    ${what}\n    ${remedy} [${rule}]`);
console.log(`${folders.length} exercises checked, ${findings.length} findings`);
process.exit(findings.length === 0 ? 0 : 1);
