import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CreatedLab, LabOptions } from '#session/create-lab.ts';
import { openIndexedDbStore } from '#session/storage/indexed-db-store.ts';
import { EXERCISE, createTestLab, openTestWorkspace, unwrap } from '#session/test-lab.ts';
import { BACKUP_LIMITS } from './backup-format.ts';
import { readBackup } from './read-backup.ts';

const labs: CreatedLab[] = [];
async function create(options: LabOptions = {}): Promise<CreatedLab> {
  const lab = await createTestLab(options);
  labs.push(lab);
  return lab;
}
afterEach(() => {
  for (const lab of labs.splice(0)) lab.dispose();
});
const newName = () => `test-${crypto.randomUUID()}`;

const CODE = 'const awkward = "é 漢 \\u0000 ${x}";\r\n\tlast line without end';
/** Holds the zip's own signatures, which a careless reader would take for the next entry. */
const WEIGHTS = new Uint8Array([0x50, 0x4b, 7, 8, 0x50, 0x4b, 3, 4, 0x50, 0x4b, 5, 6, 0, 255, 0, 128]);

const RUN = {
  version: 2,
  id: 'run-1',
  exerciseId: EXERCISE,
  number: 1,
  code: CODE,
  seed: 5,
  engine: null,
  startedAt: 1000,
  endedAt: 2000,
  status: 'trained',
  error: null,
  epochs: [{ fit: 1, epoch: 1, logs: { loss: NaN, val_loss: Infinity, acc: 0.1 }, planned: 1 }],
  reports: [],
  console: [{ level: 'log', text: 'hello', repeats: 1, at: null }],
  charts: [],
  model: { sizeBytes: WEIGHTS.length, epoch: 1 },
  verdict: null,
};
const MODEL = {
  version: 2,
  runId: 'run-1',
  exerciseId: EXERCISE,
  isFinal: true,
  epoch: 1,
  savedAt: 2000,
  model: {
    topology: { class_name: 'Sequential' },
    weightSpecs: [{ name: 'w', shape: [4], dtype: 'float32' }],
    weights: WEIGHTS.buffer,
    steps: 3,
    isCompiled: true,
  },
};

async function fill(storageName: string): Promise<CreatedLab> {
  const store = await openIndexedDbStore({ name: storageName, onLost: () => undefined });
  const draft = { version: 2, exerciseId: EXERCISE, code: CODE, revision: 4, savedAt: 3000 };
  await store.put([
    { store: 'drafts', record: { ...draft, seed: 5, openedHints: 0 } },
    {
      store: 'versions',
      record: { version: 2, id: 'v', exerciseId: EXERCISE, code: 'old', at: 1, reason: 'run' },
    },
    { store: 'runs', record: RUN },
    { store: 'models', record: MODEL },
  ]);
  store.close();
  return create({ storageName });
}

describe('a backup', () => {
  it('brings everything back byte by byte', async () => {
    const backup = unwrap(await (await fill(newName())).exportBackup());
    const storageName = newName();
    const lab = await create({ storageName });
    const sentence = unwrap(await lab.importBackup(backup));
    expect(sentence).toContain('1 draft, 1 attempt, 1 model, 1 earlier text');

    const { store, actions } = await openTestWorkspace(lab);
    expect(store.getState()).toMatchObject({ code: CODE, seed: 5 });
    expect(store.getState().attempts).toMatchObject([RUN]);
    expect(await actions.listVersions()).toMatchObject([{ code: 'old' }]);
    expect(lab.progress.getState()).toMatchObject({ [EXERCISE]: { attempts: 1, hasDraft: true } });
    const database = await openIndexedDbStore({ name: storageName, onLost: () => undefined });
    expect(await database.get('models', 'run-1')).toEqual(MODEL);
    database.close();
  });

  it('changes nothing the second time', async () => {
    const lab = await fill(newName());
    const backup = unwrap(await lab.exportBackup());
    expect(unwrap(await lab.importBackup(backup))).toContain('here already');
    expect(await lab.listAttempts()).toHaveLength(1);
  });

  it('lets the newer draft win and keeps the other text', async () => {
    const backup = unwrap(await (await fill(newName())).exportBackup());
    const newer = await create({ now: () => 9000 });
    const open = await openTestWorkspace(newer);
    open.actions.edit('newer here');
    await vi.waitFor(() => expect(open.store.getState().save.status).toBe('saved'), 2000);
    unwrap(await newer.importBackup(backup));
    expect((await openTestWorkspace(newer)).store.getState().code).toBe('newer here');
    expect((await open.actions.listVersions()).map(({ code }) => code)).toContain(CODE);

    const older = await create({ now: () => 10 });
    const openOlder = await openTestWorkspace(older);
    openOlder.actions.edit('older here');
    await vi.waitFor(() => expect(openOlder.store.getState().save.status).toBe('saved'), 2000);
    unwrap(await older.importBackup(backup));
    // The open editor is not overwritten either: it is asked.
    await vi.waitFor(() => expect(openOlder.store.getState().save).toMatchObject({ theirs: CODE }));
    expect(openOlder.store.getState().code).toBe('older here');
    expect((await openOlder.actions.listVersions()).map(({ code }) => code)).toContain('older here');
  });

  it('survives deleting everything', async () => {
    const lab = await fill(newName());
    const backup = unwrap(await lab.exportBackup());
    await lab.deleteEverything();
    expect(await lab.listAttempts()).toEqual([]);
    expect(lab.progress.getState()).toEqual({});
    unwrap(await lab.importBackup(backup));
    expect(await lab.listAttempts()).toMatchObject([{ id: 'run-1' }]);
  });

  it('writes nothing when storage is full', async () => {
    const backup = unwrap(await (await fill(newName())).exportBackup());
    const full = await create({
      openStore: async (name, onLost) => ({
        ...(await openIndexedDbStore({ name, onLost })),
        put: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
      }),
    });
    const imported = await full.importBackup(backup);
    expect(imported).toMatchObject({ ok: false });
    expect(!imported.ok && imported.error).toContain('is full');
    expect(await full.listAttempts()).toEqual([]);
  });
});

describe('a file that is no good backup', () => {
  const manifest = { format: 'tensor-dojo-backup', version: 2, createdAt: 0 };
  const json = (value: unknown) => strToU8(JSON.stringify(value));
  const zip = (files: Record<string, Uint8Array>) => new Blob([new Uint8Array(zipSync(files))]);
  async function rebuild(change: (files: Record<string, Uint8Array>) => void): Promise<Blob> {
    const backup = unwrap(await (await fill(newName())).exportBackup());
    const files = unzipSync(new Uint8Array(await backup.arrayBuffer()));
    change(files);
    return zip(files);
  }

  it.each([
    ['empty', new Blob([])],
    ['a text', new Blob(['PK is how it begins'])],
    ['a zip of something else', zip({ 'readme.txt': strToU8('hi') })],
    ['a manifest that is no JSON', zip({ 'manifest.json': strToU8('{{{') })],
    ['a manifest nested without end', zip({ 'manifest.json': strToU8('['.repeat(1_000_000)) })],
    ['another format', zip({ 'manifest.json': json({ ...manifest, format: 'x' }) })],
  ])('is refused: %s', async (_what, file) => {
    const read = await readBackup(file);
    expect(!read.ok && read.error).toContain('not a backup of Tensor Dojo');
  });

  it('is refused when cut short', async () => {
    const backup = unwrap(await (await fill(newName())).exportBackup());
    const read = await readBackup(backup.slice(0, backup.size - 40));
    expect(read.ok).toBe(false);
  });

  it('is refused when a newer lab made it', async () => {
    const read = await readBackup(zip({ 'manifest.json': json({ ...manifest, version: 99 }) }));
    expect(!read.ok && read.error).toContain('newer version');
  });

  it('is refused when it unpacks to more than the limit, before it is unpacked', async () => {
    const bomb = zip({ 'manifest.json': json(manifest), 'runs/1.json': new Uint8Array(50_000_000) });
    expect(bomb.size).toBeLessThan(100_000);
    const read = await readBackup(bomb, { ...BACKUP_LIMITS, totalBytes: 40_000_000 });
    expect(!read.ok && read.error).toContain('unpacks to more than');
    const many = Object.fromEntries(Array.from({ length: 30 }, (_v, i) => [`x${i}`, new Uint8Array(1)]));
    expect((await readBackup(zip(many), { ...BACKUP_LIMITS, files: 20 })).ok).toBe(false);
  });

  it('gains nothing by declaring a smaller size', async () => {
    const padded = strToU8(`${' '.repeat(9_000_000)}${JSON.stringify(manifest)}`);
    const bytes = zipSync({ 'manifest.json': padded });
    expect((await readBackup(new Blob([new Uint8Array(bytes)]))).ok).toBe(true);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    // The declared size in the central directory becomes 10: no more than that is unpacked, which is no manifest.
    for (let i = 0; i + 46 < bytes.length; i++)
      if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, 10, true);
    const read = await readBackup(new Blob([new Uint8Array(bytes)]));
    expect(!read.ok && read.error).toContain('not a backup of Tensor Dojo');
  });

  it('loses only the record that is damaged', async () => {
    const file = await rebuild((files) => {
      files['runs/7.json'] = json({ id: 'forged', number: 'one' });
    });
    const lab = await create();
    expect(unwrap(await lab.importBackup(file))).toContain('One record in the file could not be read');
    expect(await lab.listAttempts()).toMatchObject([{ id: 'run-1' }]);
  });

  it('loses weights that are not those that were saved', async () => {
    const file = await rebuild((files) => {
      const weights = files['models/0.bin'];
      expect(weights).toHaveLength(WEIGHTS.length);
      files['models/0.bin'] = Uint8Array.from(WEIGHTS, (byte, index) => (index === 9 ? byte ^ 1 : byte));
    });
    const lab = await create();
    expect(unwrap(await lab.importBackup(file))).toContain('left out');
    expect(await lab.listAttempts()).toMatchObject([{ id: 'run-1', model: null }]);
  });

  it('reaches nothing by its names or keys', async () => {
    const file = await rebuild((files) => {
      files['../../etc/passwd'] = strToU8('x');
      files['__proto__'] = strToU8('x');
      files['drafts.json'] = strToU8(
        '[{"__proto__":{"polluted":1},"exerciseId":"__proto__","code":"a","savedAt":1}]',
      );
    });
    const read = unwrap(await readBackup(file));
    expect(read).toMatchObject({ drafts: [], damaged: 1 });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
