import type { FullConfig, Reporter, Suite } from '@playwright/test/reporter';

/** Names what passed only when it was repeated; tools/test.mjs gathers these lines. */
export default class FlakyReporter implements Reporter {
  #suite: Suite | null = null;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  onEnd(): void {
    for (const test of this.#suite?.allTests() ?? [])
      if (test.outcome() === 'flaky') console.log(`\nflaky: ${test.titlePath().filter(Boolean).join(' › ')}`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
