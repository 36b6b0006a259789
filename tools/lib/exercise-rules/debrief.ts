import type { Rule } from './finding.ts';
import { sectionsOf } from './sections.ts';

/** What a learner wants to know after passing, in this order. */
const PARTS = ['What mattered', 'What to try next', 'In Keras'];

/** debrief.md has its parts, each with text. */
export const debriefHasItsParts: Rule = ({ folder }) => {
  if (folder.debrief === null) return [];
  const sections = sectionsOf(folder.debrief);
  return PARTS.filter(
    (title) => (sections.find((section) => section.title === title)?.text ?? '') === '',
  ).map((title) => ({
    rule: 'debrief-has-its-parts',
    where: `${folder.path}/debrief.md`,
    what: `The part '${title}' is missing or empty.`,
    remedy: `Write '## ${title}' with text below it; docs/exercises.md says what belongs there.`,
  }));
};

/** The exam was in Python: the debrief says the same in Keras. */
export const debriefShowsKeras: Rule = ({ folder }) => {
  if (folder.debrief === null) return [];
  const keras = sectionsOf(folder.debrief).find(({ title }) => title === 'In Keras');
  if (keras !== undefined && /^```python\n[\s\S]*?\S[\s\S]*?^```/m.test(keras.text)) return [];
  return [
    {
      rule: 'debrief-shows-keras',
      where: `${folder.path}/debrief.md`,
      what: "The part 'In Keras' has no block of Python.",
      remedy: 'Write the Keras lines for the TF.js lines that differ, as a ```python block.',
    },
  ];
};
