/** A place outside the lab, and what it is good for. */
export interface Resource {
  readonly title: string;
  readonly by: string;
  readonly href: string;
  readonly goodFor: string;
  readonly isFree: boolean;
}

export interface ResourceGroup {
  readonly title: string;
  readonly intro: string;
  readonly resources: readonly Resource[];
}

export const RESOURCE_GROUPS: readonly ResourceGroup[] = [
  {
    title: 'Official tutorials and references',
    intro: 'Short, current, and the first place to look during an open-book exam.',
    resources: [
      {
        title: 'TensorFlow.js tutorials',
        by: 'tensorflow.org',
        href: 'https://www.tensorflow.org/js/tutorials',
        goodFor:
          'A first afternoon in the browser: fitting a curve, recognising digits, using a pretrained model. The nearest relative of what you write here.',
        isFree: true,
      },
      {
        title: 'TensorFlow.js API reference',
        by: 'js.tensorflow.org',
        href: 'https://js.tensorflow.org/api/latest/',
        goodFor: 'Looking up arguments and defaults. Each entry ends with an example that can be run.',
        isFree: true,
      },
      {
        title: 'TensorFlow tutorials',
        by: 'tensorflow.org',
        href: 'https://www.tensorflow.org/tutorials',
        goodFor:
          'The same tasks in Python: image and text classification, regression, overfitting, saving, CSV and images from disk. Read them beside an exercise that does the same.',
        isFree: true,
      },
      {
        title: 'Keras guides',
        by: 'keras.io',
        href: 'https://keras.io/guides/',
        goodFor:
          'One idea to the bottom: sequential models, callbacks, transfer learning, preprocessing layers. Best after you have used the thing once.',
        isFree: true,
      },
      {
        title: 'Keras code examples',
        by: 'keras.io',
        href: 'https://keras.io/examples/',
        goodFor: 'Whole programs of one page each, when you want to see how others put the pieces together.',
        isFree: true,
      },
      {
        title: 'tfjs-examples',
        by: 'github.com/tensorflow',
        href: 'https://github.com/tensorflow/tfjs-examples',
        goodFor:
          'Complete TensorFlow.js programs with their data: sentiment, weather, text generation, transfer learning. To read, and to steal the structure from.',
        isFree: true,
      },
    ],
  },
  {
    title: 'The four-course programme',
    intro:
      'The exam’s syllabus follows these four courses, and so does this lab’s curriculum. Watching is free or cheap; the graded parts cost a subscription.',
    resources: [
      {
        title: '1. Introduction to TensorFlow',
        by: 'DeepLearning.AI on Coursera',
        href: 'https://www.coursera.org/learn/introduction-tensorflow',
        goodFor:
          'Categories 1 and 2: a line from points, first nets, a callback that ends training, one convolution. Two or three evenings.',
        isFree: false,
      },
      {
        title: '2. Convolutional neural networks in TensorFlow',
        by: 'DeepLearning.AI on Coursera',
        href: 'https://www.coursera.org/learn/convolutional-neural-networks-tensorflow',
        goodFor: 'Category 3: real photographs, augmentation, transfer learning, several classes.',
        isFree: false,
      },
      {
        title: '3. Natural language processing in TensorFlow',
        by: 'DeepLearning.AI on Coursera',
        href: 'https://www.coursera.org/learn/natural-language-processing-tensorflow',
        goodFor: 'Category 4: tokenising, embeddings, recurrent nets, writing verse.',
        isFree: false,
      },
      {
        title: '4. Sequences, time series and prediction',
        by: 'DeepLearning.AI on Coursera',
        href: 'https://www.coursera.org/learn/tensorflow-sequences-time-series-and-prediction',
        goodFor:
          'Category 5: windows, naive forecasts, recurrent nets, real series. It stops short of several columns and several steps, which the exam had: practise those here.',
        isFree: false,
      },
    ],
  },
  {
    title: 'Open introductory lectures',
    intro: 'For the why behind the how. An hour or two a week beside the exercises goes a long way.',
    resources: [
      {
        title: 'Neural networks',
        by: '3Blue1Brown',
        href: 'https://www.3blue1brown.com/topics/neural-networks',
        goodFor:
          'Seeing what gradient descent and backpropagation do. Begin here if the words mean nothing yet.',
        isFree: true,
      },
      {
        title: 'Machine Learning Crash Course',
        by: 'Google',
        href: 'https://developers.google.com/machine-learning/crash-course',
        goodFor:
          'Fifteen hours of short texts with exercises: loss, generalisation, embeddings, data that misleads.',
        isFree: true,
      },
      {
        title: 'Introduction to Deep Learning, 6.S191',
        by: 'MIT',
        href: 'https://introtodeeplearning.com/',
        goodFor:
          'The whole field in a week of lectures, renewed every year, with labs in TensorFlow or PyTorch.',
        isFree: true,
      },
      {
        title: 'Practical Deep Learning for Coders',
        by: 'fast.ai',
        href: 'https://course.fast.ai/',
        goodFor: 'From a working program down to the theory. Uses PyTorch; the habits carry over.',
        isFree: true,
      },
      {
        title: 'CS231n: notes on convolutional networks',
        by: 'Stanford',
        href: 'https://cs231n.github.io/',
        goodFor: 'The clearest written account of how image networks work and how to tune them.',
        isFree: true,
      },
    ],
  },
  {
    title: 'Books',
    intro: 'One book read beside the exercises is worth more than five on the shelf.',
    resources: [
      {
        title: 'Deep Learning with JavaScript',
        by: 'Cai, Bileschi, Nielsen and Chollet',
        href: 'https://www.manning.com/books/deep-learning-with-javascript',
        goodFor:
          'The book for exactly what you write here. From 2020, and TensorFlow.js has hardly changed since.',
        isFree: false,
      },
      {
        title: 'AI and Machine Learning for Coders',
        by: 'Laurence Moroney',
        href: 'https://www.oreilly.com/library/view/ai-and-machine/9781492078180/',
        goodFor: 'By the teacher of the four courses, in their order, with less mathematics than any other.',
        isFree: false,
      },
      {
        title: 'Deep Learning with Python',
        by: 'François Chollet',
        href: 'https://www.manning.com/books/deep-learning-with-python-second-edition',
        goodFor: 'By the author of Keras: how to think about models, in calm and exact prose.',
        isFree: false,
      },
      {
        title: 'Dive into Deep Learning',
        by: 'Zhang, Lipton, Li and Smola',
        href: 'https://d2l.ai/',
        goodFor:
          'A whole textbook with code in several frameworks, TensorFlow among them, to run while reading.',
        isFree: true,
      },
      {
        title: 'Forecasting: Principles and Practice',
        by: 'Hyndman and Athanasopoulos',
        href: 'https://otexts.com/fpp3/',
        goodFor:
          'Series without networks: seasons, naive forecasts, honest errors. It makes you better at category 5.',
        isFree: true,
      },
    ],
  },
];
