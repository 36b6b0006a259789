import { writeRuleTable } from './lib/table-rule.ts';

const GROUND = 60_000;
const ROOM = 45_000;

/** A price list: so much for the ground, so much for each room. */
export async function build(): Promise<void> {
  await writeRuleTable({
    about: {
      id: 'six-houses',
      title: 'Six houses',
      summary: 'A builder’s price list for houses of one to six rooms: what would seven cost?',
      split: 'Training: houses of 1 to 6 rooms. Validation: 9 and 11 rooms. Held out: 7, 8, 10 and 12 rooms.',
      notes: [
        'Made by a rule: a price for the ground, and one for each room. There is no noise.',
        'Every house to be priced is larger than the six that are known.',
        'Prices are in plain dollars, rooms in single digits: the difference in size is the lesson.',
      ],
      nearestOriginal:
        'The house prices of many introductory courses, where a house costs so much and so much a room.',
    },
    column: { name: 'rooms', unit: 'count', description: 'Rooms of the house.' },
    target: { name: 'price', unit: 'USD', description: 'Price of the house with its ground.' },
    rule: (rooms) => GROUND + ROOM * rooms,
    xs: { train: [1, 2, 3, 4, 5, 6], validation: [9, 11], heldOut: [7, 8, 10, 12] },
  });
}
