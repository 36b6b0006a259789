import type { DataSource } from '#content/shard-store.ts';
import { ImportFault } from '#importer/import-fault.ts';
import { openOwnDatabase, readSet, readShard } from '#importer/own-store.ts';

/** No such host exists; the address only names what is wanted. */
const BASE_URL = 'https://own-data.invalid/';

/** A person's own data sets in the form in which the site serves its own, out of the browser's store. */
export function createOwnDataSource(databaseName: string): DataSource {
  return {
    baseUrl: BASE_URL,
    cache: Promise.resolve(null),
    explain: (cause) => (cause instanceof ImportFault ? cause.error : null),
    fetch: async (input) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const [id = '', path = ''] = url.pathname.slice(1).split('/');
      const db = await openOwnDatabase(databaseName);
      try {
        if (path === 'dataset.json') {
          const set = await readSet(db, id);
          return set === null ? notFound() : toJsonResponse(set.manifest);
        }
        const bytes = await readShard(db, id, path);
        return bytes === null ? notFound() : new Response(bytes);
      } finally {
        db.close();
      }
    },
  };
}

/** Not `Response.json`, which Safari has since 17 only. */
function toJsonResponse(value: object): Response {
  return new Response(JSON.stringify(value), { headers: { 'Content-Type': 'application/json' } });
}

function notFound(): Response {
  return new Response(null, { status: 404 });
}
