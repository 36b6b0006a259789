import type { EnvironmentErrorCode, RunError } from '#core/errors.ts';

/** The browser could not reach the host at all. */
export function unreachable(what: string): RunError {
  return environment(
    'network',
    `${what} could not be fetched: the host did not answer. Check the connection, then try again; what was loaded before works offline.`,
  );
}

/** The host has no such file: HTTP 404, or a web page in its place. */
export function missing(what: string, found: string): RunError {
  return environment(
    'data-missing',
    `${what} is not on this site: the host answered with ${found}. If you host the lab yourself, deploy the folder 'datasets' with it; else tell whoever does.`,
  );
}

/** A person's own data set that this browser does not hold (any more). */
export function missingOwn(id: string): RunError {
  return environment(
    'data-missing',
    `Your data set '${id}' is not in this browser: it was deleted, or brought in another browser or under another address. Import its files again.`,
  );
}

export function refused(what: string, status: number): RunError {
  return environment(
    'network',
    `${what} could not be fetched: the host answered with HTTP ${status}. Wait a moment, then try again.`,
  );
}

/** The bytes are not those that the data set was published with. */
export function altered(what: string, fault: string): RunError {
  return environment(
    'data-altered',
    `${what} is not as published: ${fault}. It was not used. Reload the page; if it happens again, a proxy or the host changes files.`,
  );
}

/** Learner code asked for a name that no data set has. */
export function unknownDataset(id: string, known: readonly string[]): RunError {
  const list = known.length === 0 ? '' : ` dataset(…) knows ${known.map((name) => `'${name}'`).join(', ')}`;
  const message = `There is no data set ${JSON.stringify(id)}.${list}, and those that you brought, whose names begin with 'my-'.`;
  return { blame: 'learner', code: 'threw', message, at: null };
}

export function noDigest(): RunError {
  return environment(
    'data-missing',
    "The data cannot be verified, because the page was opened over plain http, where the browser lends no hash function. Open it by https, or on this computer by 'localhost'.",
  );
}

function environment(code: EnvironmentErrorCode, message: string): RunError {
  return { blame: 'environment', code, message };
}
