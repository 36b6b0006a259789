import type { CodeVersion } from './state.ts';
import type { LabStorage } from '#session/storage/lab-storage.ts';
import { RECORD_VERSION } from '#session/storage/records.ts';

/** Kept texts of one exercise; older ones go. */
export const MAX_VERSIONS = 30;

/** Earlier texts of one exercise, newest first. */
export async function listVersions(storage: LabStorage, exerciseId: string): Promise<readonly CodeVersion[]> {
  const loaded = await storage.loadAll('versions', exerciseId);
  return loaded.ok ? loaded.value.toSorted((a, b) => b.at - a.at) : [];
}

/** Keeps a text unless the newest kept one is the same; a version with a known id takes the place of the old one. */
export async function keepVersion(storage: LabStorage, version: CodeVersion): Promise<void> {
  const known = await listVersions(storage, version.exerciseId);
  if (known[0]?.code === version.code) return;
  await storage.save('The earlier text was not kept', [
    { store: 'versions', record: { ...version, version: RECORD_VERSION } },
  ]);
  const surplus = known.filter((other) => other.id !== version.id).slice(MAX_VERSIONS - 1);
  await storage.delete(surplus.map((other) => ({ store: 'versions', key: other.id })));
}
