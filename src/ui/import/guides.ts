/** A published file that a person downloads and chooses. Sizes and counts as their publishers and catalogues state them. */
export interface Guide {
  readonly id: string;
  readonly title: string;
  readonly inside: string;
  readonly files: readonly { readonly address: string; readonly size: string }[];
}

export const GUIDES: readonly Guide[] = [
  {
    id: 'horses-or-humans',
    title: 'Horses or humans',
    inside: '1,027 and 256 rendered pictures, 300 × 300, zip of class folders. Choose both files together.',
    files: [
      {
        address: 'https://storage.googleapis.com/download.tensorflow.org/data/horse-or-human.zip',
        size: '150 MB',
      },
      {
        address: 'https://storage.googleapis.com/download.tensorflow.org/data/validation-horse-or-human.zip',
        size: '11 MB',
      },
    ],
  },
  {
    id: 'rock-paper-scissors',
    title: 'Rock, paper, scissors',
    inside: '2,520 and 372 rendered hands, 300 × 300, zip of class folders. Choose both files together.',
    files: [
      { address: 'https://storage.googleapis.com/download.tensorflow.org/data/rps.zip', size: '201 MB' },
      {
        address: 'https://storage.googleapis.com/download.tensorflow.org/data/rps-test-set.zip',
        size: '30 MB',
      },
    ],
  },
  {
    id: 'cats-and-dogs',
    title: 'Cats and dogs',
    inside: '2,000 and 1,000 photographs of many sizes, zip of class folders.',
    files: [
      {
        address: 'https://storage.googleapis.com/mledu-datasets/cats_and_dogs_filtered.zip',
        size: 'about 69 MB',
      },
    ],
  },
  {
    id: 'imdb',
    title: 'IMDB film reviews',
    inside:
      '25,000 and 25,000 reviews, good or bad: as texts (tar.gz), or as lists of word numbers (npz, with the words in the json).',
    files: [
      { address: 'https://ai.stanford.edu/~amaas/data/sentiment/aclImdb_v1.tar.gz', size: '84 MB' },
      {
        address: 'https://storage.googleapis.com/tensorflow/tf-keras-datasets/imdb.npz',
        size: 'about 17 MB',
      },
      {
        address: 'https://storage.googleapis.com/tensorflow/tf-keras-datasets/imdb_word_index.json',
        size: 'about 2 MB',
      },
    ],
  },
  {
    id: 'sarcasm',
    title: 'Sarcasm headlines',
    inside: 'About 26,700 headlines, sarcastic or not, JSON.',
    files: [{ address: 'https://storage.googleapis.com/learning-datasets/sarcasm.json', size: 'about 6 MB' }],
  },
  {
    id: 'bbc',
    title: 'BBC news',
    inside: 'About 2,200 articles on five topics, CSV.',
    files: [{ address: 'https://storage.googleapis.com/learning-datasets/bbc-text.csv', size: 'about 5 MB' }],
  },
  {
    id: 'sunspots',
    title: 'Sunspots',
    inside: 'About 3,200 months from 1749 on, CSV.',
    files: [
      {
        address: 'https://storage.googleapis.com/laurencemoroney-blog.appspot.com/Sunspots.csv',
        size: 'below 1 MB',
      },
    ],
  },
  {
    id: 'daily-minimum-temperatures',
    title: 'Daily minimum temperatures',
    inside: '3,650 days in Melbourne from 1981 on, CSV.',
    files: [
      {
        address: 'https://raw.githubusercontent.com/jbrownlee/Datasets/master/daily-min-temperatures.csv',
        size: '68 kB',
      },
    ],
  },
  {
    id: 'household-power',
    title: 'Household power consumption',
    inside: 'About 2 million minutes of one house, seven measurements, text in a zip.',
    files: [
      {
        address:
          'https://archive.ics.uci.edu/ml/machine-learning-databases/00235/household_power_consumption.zip',
        size: 'about 21 MB',
      },
    ],
  },
];
