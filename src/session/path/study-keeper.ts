import type { SkillId } from '#core/skills.ts';
import type { LabStorage } from '#session/storage/lab-storage.ts';
import { RECORD_VERSION, type StudyRecord } from '#session/storage/records.ts';
import { type StoreApi, createStore } from 'zustand/vanilla';
import { type Day, dayOf } from './days.ts';
import type { StudyPlan } from './records.ts';

/** What is known of someone's studies beside the runs themselves. */
export interface StudyState {
  readonly plan: StudyPlan | null;
  /** Days on which something was run, in no order. */
  readonly days: readonly Day[];
  /** When a page's snippet last ran to its end. */
  readonly ranSnippets: Readonly<Partial<Record<SkillId, number>>>;
}

/** The learning path's memory, kept beside drafts and runs. */
export interface StudyKeeper {
  readonly store: StoreApi<StudyState>;
  load(): Promise<void>;
  /** Null ends the plan; days and snippets stay. */
  setPlan(plan: StudyPlan | null): Promise<void>;
  /** Something was run now. */
  notePractice(): Promise<void>;
  noteSnippet(skill: SkillId): Promise<void>;
}

const NOTHING: StudyState = { plan: null, days: [], ranSnippets: {} };

export function createStudyKeeper(storage: LabStorage, now: () => number): StudyKeeper {
  const store = createStore<StudyState>(() => NOTHING);
  const save = async (record: StudyRecord): Promise<void> => {
    await storage.save('Your learning path was not saved', [{ store: 'study', record }]);
  };
  const notePractice = async (): Promise<void> => {
    const day = dayOf(now());
    const { days } = store.getState();
    if (days.includes(day)) return;
    store.setState({ days: [...days, day] });
    await save({ version: RECORD_VERSION, id: `day-${day}`, kind: 'day', day });
  };
  return {
    store,
    load: async () => {
      const records = await storage.loadAll('study');
      store.setState((records.ok ? records.value : []).reduce(addRecord, NOTHING), true);
    },
    setPlan: (plan) => {
      store.setState({ plan });
      return save({ version: RECORD_VERSION, id: 'plan', kind: 'plan', plan, savedAt: now() });
    },
    notePractice,
    noteSnippet: async (skill) => {
      const ranAt = now();
      store.setState(({ ranSnippets }) => ({ ranSnippets: { ...ranSnippets, [skill]: ranAt } }));
      const saved = save({ version: RECORD_VERSION, id: `snippet-${skill}`, kind: 'snippet', skill, ranAt });
      await Promise.all([saved, notePractice()]);
    },
  };
}

function addRecord(state: StudyState, record: StudyRecord): StudyState {
  switch (record.kind) {
    case 'plan':
      return { ...state, plan: record.plan };
    case 'day':
      return { ...state, days: [...state.days, record.day] };
    case 'snippet':
      return { ...state, ranSnippets: { ...state.ranSnippets, [record.skill]: record.ranAt } };
  }
}
