/** What is used of two modules that come without types. */
declare module 'jasmine-core/lib/jasmine-core/jasmine.js' {
  interface SpecResult {
    readonly fullName: string;
    readonly status: 'passed' | 'failed' | 'pending' | 'excluded';
    readonly failedExpectations: readonly { readonly message: string }[];
  }
  interface Env {
    configure(options: { random: boolean }): void;
    addReporter(reporter: { specDone(result: SpecResult): void }): void;
    execute(): Promise<unknown>;
  }
  interface Jasmine {
    getEnv(): Env;
  }
  const jasmineRequire: {
    core(self: unknown): Jasmine;
    interface(jasmine: Jasmine, env: Env): Record<string, unknown>;
  };
  export default jasmineRequire;
}

declare module '@tensorflow/tfjs-core/dist/jasmine_util' {
  interface TestEnv {
    readonly name: string;
    readonly backendName: string;
    readonly flags: Readonly<Record<string, boolean | number>>;
    readonly isDataSync: boolean;
  }
  export function setTestEnvs(envs: readonly TestEnv[]): void;
}
