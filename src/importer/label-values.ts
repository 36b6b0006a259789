import { MAX_CLASSES } from './column-findings.ts';
import { badFile } from './import-fault.ts';

/** Class names in order and the class number of each value. Numbers are ordered as numbers, texts by the alphabet. */
export function labelValues(
  what: string,
  values: readonly (string | number)[],
): { classNames: string[]; labels: number[] } {
  const distinct = [...new Set(values.map(String))];
  if (distinct.length > MAX_CLASSES)
    throw badFile(
      `${what} has ${distinct.length.toLocaleString('en')} different values, and a data set takes at most ${MAX_CLASSES} classes. Choose another column or array as the label.`,
    );
  const isNumeric = distinct.every((value) => value.trim() !== '' && !Number.isNaN(Number(value)));
  const classNames = isNumeric ? distinct.sort((a, b) => Number(a) - Number(b)) : distinct.sort();
  const labelOf = new Map(classNames.map((name, label) => [name, label]));
  return { classNames, labels: values.map((value) => labelOf.get(String(value)) ?? 0) };
}
