import jasmineRequire from 'jasmine-core/lib/jasmine-core/jasmine.js';

/** Jasmine's globals, which tfjs's tests expect. Import this before any of them. */
const jasmine = jasmineRequire.core(jasmineRequire);
export const jasmineEnv = jasmine.getEnv();
Object.assign(globalThis, jasmineRequire.interface(jasmine, jasmineEnv));
