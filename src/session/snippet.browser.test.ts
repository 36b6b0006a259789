import { unzipSync } from 'fflate';
import { patient } from '../../tools/lib/patience.mjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { HandbookPage } from '#core/handbook.ts';
import type { CreatedLab } from './create-lab.ts';
import type { SnippetPlayer } from './snippet.ts';
import { createTestLab, unwrap } from './test-lab.ts';

const labs: CreatedLab[] = [];
async function create(storageName = `test-${crypto.randomUUID()}`): Promise<CreatedLab> {
  const lab = await createTestLab({ storageName });
  labs.push(lab);
  return lab;
}
afterEach(() => {
  for (const lab of labs.splice(0)) lab.dispose();
});

async function findPage(lab: CreatedLab, skill: string): Promise<HandbookPage> {
  const page = unwrap(await lab.loadHandbook()).find((candidate) => candidate.skill === skill);
  if (page === undefined) throw new Error(`no page ${skill}`);
  return page;
}

async function open(skill: string, lab?: CreatedLab): Promise<{ lab: CreatedLab; player: SnippetPlayer }> {
  const opened = lab ?? (await create());
  return { lab: opened, player: await opened.openSnippet(await findPage(opened, skill)) };
}

const linesOf = ({ store }: SnippetPlayer): readonly string[] =>
  (store.getState().record?.console ?? []).map(({ text }) => text);

describe('a snippet', () => {
  it('runs only when asked, prints, and is noted as run', async () => {
    const { lab, player } = await open('S8');
    expect(player.store.getState()).toMatchObject({ run: { status: 'idle' }, record: null });
    await player.run();
    expect(player.store.getState()).toMatchObject({
      run: { status: 'ended' },
      record: { status: 'trained' },
    });
    expect(linesOf(player)).toContain('0 10 20 30 40 → 50');
    expect(lab.study.getState().ranSnippets).toHaveProperty('S8');
    expect(lab.study.getState().days).toHaveLength(1);
    expect(await lab.listAttempts()).toEqual([]);
  });

  it('draws curves when it trains', async () => {
    const { player } = await open('B2');
    await player.run();
    // Epochs of a fraction of a millisecond are not all told.
    expect(player.store.getState().record?.epochs.length).toBeGreaterThan(5);
    expect(linesOf(player).join('\n')).toMatch(/slope 2\.99\d* offset -1\.99/);
  });

  it('names the line of a mistake in what the reader wrote', async () => {
    const { lab, player } = await open('S8');
    player.edit("console.log('before');\nthrow new Error('my own');\n");
    await player.run();
    expect(player.store.getState().record).toMatchObject({
      status: 'failed',
      error: { blame: 'learner', at: { line: 2 } },
    });
    expect(linesOf(player)).toEqual(['before']);
    expect(lab.study.getState().ranSnippets).toEqual({});
  });

  it('ends an endless loop on Stop in less than three seconds', async () => {
    const { player } = await open('S8');
    player.edit("console.log('turning');\nfor (;;) {}\n");
    const running = player.run();
    await vi.waitFor(() => expect(player.store.getState().run.status).toBe('running'), 20_000);
    const stoppedAt = performance.now();
    player.stop();
    await running;
    expect(performance.now() - stoppedAt).toBeLessThan(patient(3000));
    expect(player.store.getState().record?.status).toBe('stopped');
  });

  it('keeps changes over a reload, and puts the original back', async () => {
    const storageName = `test-${crypto.randomUUID()}`;
    const { player } = await open('S8', await create(storageName));
    player.edit("console.log('mine');\n");
    await player.run();
    const { player: later } = await open('S8', await create(storageName));
    expect(later.store.getState().code).toBe("console.log('mine');\n");
    later.reset();
    expect(later.store.getState().code).toContain('function window');
  });

  it('follows another tab that saved later', async () => {
    const storageName = `test-${crypto.randomUUID()}`;
    const { player: here } = await open('S8', await create(storageName));
    const { player: there } = await open('S8', await create(storageName));
    here.edit('// here\n');
    await vi.waitFor(() => expect(there.store.getState().code).toBe('// here\n'), 10_000);
  });
});

describe('the study plan', () => {
  const plan = { startedOn: '2026-11-23', weeks: 3, minutesADay: 45, daysAWeek: 6 } as const;

  it('is kept, travels in a backup, and is gone after deleting everything', async () => {
    const storageName = `test-${crypto.randomUUID()}`;
    const lab = await create(storageName);
    await lab.setStudyPlan(plan);
    expect((await create(storageName)).study.getState().plan).toEqual(plan);

    const backup = unwrap(await lab.exportBackup());
    expect(Object.keys(unzipSync(new Uint8Array(await backup.arrayBuffer())))).toContain('study.json');
    const other = await create();
    expect(unwrap(await other.importBackup(backup))).toMatch(/1 note of the learning path/);
    expect(other.study.getState().plan).toEqual(plan);

    await other.deleteEverything();
    expect(other.study.getState()).toEqual({ plan: null, days: [], ranSnippets: {} });
  });
});
