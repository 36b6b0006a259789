import { formatCount } from '#ui/panels/number-format.ts';

/** Texts of the inputs that all data views use. */
export const strings = {
  pages: (name: string) => `Pages of ${name}`,
  first: (name: string) => `First ${name}`,
  previous: (name: string) => `Previous ${name}`,
  next: (name: string) => `Next ${name}`,
  last: (name: string) => `Last ${name}`,
  shown: (from: number, to: number, all: number) =>
    `${formatCount(from)}–${formatCount(to)} of ${formatCount(all)}`,
  none: (name: string) => `No ${name}`,
};
