// Jasmine has to be there before tfjs's tests are.
import { jasmineEnv } from './jasmine.ts';
import * as tf from '@tensorflow/tfjs';
import { setTestEnvs } from '@tensorflow/tfjs-core/dist/jasmine_util';
import { startBackend } from '#engine/start-backend.ts';
import { loadWasmFiles } from '#engine/wasm-files.ts';
import type { SuiteResult, SuitesRequest } from './protocol.ts';
import { SUITES } from './suites.ts';

Reflect.set(globalThis, 'runSuites', runSuites);

/** Runs tfjs's own tests, in the order in which they are written, on one backend with one engine. */
async function runSuites({ backend, stock, suite }: SuitesRequest): Promise<readonly SuiteResult[]> {
  const files = await loadWasmFiles();
  if (!files.ok) throw new Error(files.error.message);
  const started = await startBackend(backend, files.value, { stock });
  if (!started.ok) throw new Error(started.error.message);
  // Each suite would start the backend anew, and so lose what the lab's own start set up.
  tf.engine().reset = () => undefined;
  // As tfjs tests its WebGL backend: small tensors too go to the device.
  const flags = backend === 'webgl' ? { WEBGL_CPU_FORWARD: false, WEBGL_SIZE_UPLOAD_UNIFORM: 0 } : {};
  setTestEnvs([{ name: backend, backendName: backend, flags, isDataSync: true }]);
  for (const [path, load] of Object.entries(SUITES)) if (suite === null || path.includes(suite)) await load();

  const results: SuiteResult[] = [];
  jasmineEnv.configure({ random: false });
  jasmineEnv.addReporter({
    specDone({ fullName, status, failedExpectations }) {
      if (status === 'passed' || status === 'failed')
        results.push({
          name: fullName,
          passed: status === 'passed',
          message: failedExpectations[0]?.message ?? '',
        });
    },
  });
  await jasmineEnv.execute();
  return results;
}
