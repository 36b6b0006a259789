import { writeRuleTable } from './lib/table-rule.ts';

/** Ten points of a straight line, to be continued on both sides. */
export async function build(): Promise<void> {
  await writeRuleTable({
    about: {
      id: 'ten-points',
      title: 'Ten points of a line',
      summary: 'Ten points that lie on one straight line, without noise: where does it go on?',
      split:
        'Training: the whole numbers from −4 to 5. Validation: four places between them. Held out: four other places between them, and four far off on either side.',
      notes: [
        'Made by a formula, without noise: a model can be right to the last digit of float32.',
        'The held-out part reaches four times as far as the points. There a wrong slope shows, however well the points are met.',
      ],
      nearestOriginal: 'The six points with which many introductions to neural networks begin.',
    },
    column: { name: 'x', unit: '', description: 'Any number.' },
    target: { name: 'y', unit: '', description: 'Height of the line at x.' },
    rule: (x) => 4 - 1.5 * x,
    xs: {
      train: [-4, -3, -2, -1, 0, 1, 2, 3, 4, 5],
      validation: [-3.5, -0.5, 2.5, 4.5],
      heldOut: [-20, -12, -1.5, 0.5, 1.5, 3.5, 12, 20],
    },
  });
}
