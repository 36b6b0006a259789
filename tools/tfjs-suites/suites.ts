/** Path → loader of tfjs-core's own tests, as its package ships them, for all that the engine replaces. */
export const SUITES: Readonly<Record<string, () => Promise<unknown>>> = import.meta.glob([
  '/node_modules/@tensorflow/tfjs-core/dist/optimizers/*_test.js',
  '/node_modules/@tensorflow/tfjs-core/dist/gradients_test.js',
  '/node_modules/@tensorflow/tfjs-core/dist/ops/*_test.js',
]);
