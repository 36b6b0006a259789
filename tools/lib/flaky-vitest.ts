import type { Reporter, TestCase } from 'vitest/node';

/** Names what passed only when it was repeated; tools/test.mjs gathers these lines. */
export default class FlakyReporter implements Reporter {
  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky === true)
      console.log(`\nflaky: ${test.project.name} › ${test.module.relativeModuleId} › ${test.fullName}`);
  }
}
