import { CURRICULUM } from '../exercises/curriculum.ts';
import { loadExerciseFolders } from './lib/exercise-folders.ts';
import { checkExercises } from './lib/exercise-rules/run-rules.ts';
import { loadHandbookFiles } from './lib/handbook-files.ts';
import { checkHandbook } from './lib/handbook-rules/run-rules.ts';
import { readTfjsVersion } from './lib/tfjs-version.ts';

const folders = await loadExerciseFolders();
const handbook = await loadHandbookFiles();
const findings = [...checkExercises(CURRICULUM, folders, readTfjsVersion()), ...checkHandbook(handbook)];
for (const { rule, where, what, remedy } of findings)
  console.error(`✗ ${where}\n    ${what}\n    ${remedy} [${rule}]`);
const pages = Object.keys(handbook.pages).length;
console.log(`${folders.length} exercises and ${pages} pages checked, ${findings.length} findings`);
process.exit(findings.length === 0 ? 0 : 1);
