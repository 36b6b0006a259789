import { announce } from '#ui/announcer.ts';
import { useLab } from '#ui/lab-context.ts';
import type {
  ChosenFile,
  ImportProgress,
  ImportSession,
  OriginalSize,
  Outcome,
} from '#session/own-data-import.ts';
import { type CsvReading, type Found, type ImportPlan, listKinds, proposePlan } from '#session/own-data.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { importStrings as words } from './strings.ts';

export type ImportState =
  | { readonly status: 'choosing'; readonly problem: string | null }
  | { readonly status: 'measuring'; readonly originalId: string }
  | {
      readonly status: 'offered';
      readonly originalId: string;
      readonly size: OriginalSize;
      readonly problem: string | null;
    }
  | { readonly status: 'working'; readonly progress: ImportProgress }
  | {
      readonly status: 'preview';
      readonly found: Found;
      readonly plan: ImportPlan;
      readonly problem: string | null;
    }
  | { readonly status: 'done'; readonly id: string; readonly title: string };

export interface ImportActions {
  readonly choose: (files: readonly ChosenFile[]) => void;
  /** Reads the same files in another way. */
  readonly readAs: (reading: CsvReading) => void;
  /** Asks for the size; nothing else is fetched. */
  readonly offer: (originalId: string) => void;
  readonly fetchOriginal: (originalId: string) => void;
  readonly setPlan: (plan: ImportPlan) => void;
  readonly makeIt: () => void;
  readonly cancel: () => void;
  readonly startOver: (problem?: string) => void;
}

const STARTING = { stage: 'reading', done: 0, total: null } as const;

/** The steps from the choice of files to the data set. */
export function useImport(): { readonly state: ImportState; readonly actions: ImportActions } {
  const { ownData } = useLab();
  const [state, setState] = useState<ImportState>({ status: 'choosing', problem: null });
  const session = useRef<ImportSession | null>(null);
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  }, [state]);
  useEffect(() => () => session.current?.dispose(), []);

  const actions = useMemo((): ImportActions => {
    let files: readonly ChosenFile[] = [];
    const open = (): ImportSession => (session.current ??= ownData.openImport());
    const close = (): void => {
      session.current?.dispose();
      session.current = null;
    };
    const onProgress = (progress: ImportProgress): void => setState({ status: 'working', progress });
    const say = (problem: string): string => {
      announce(problem, 'assertive');
      return problem;
    };
    const showFound = (outcome: Outcome<Found>, onFault: (problem: string) => void): void => {
      if (outcome === 'cancelled') return;
      if (!outcome.ok) {
        onFault(outcome.error.message);
        return;
      }
      const found = outcome.value;
      const [kind] = listKinds(found);
      const plan = kind === undefined ? null : proposePlan(found, kind);
      if (plan === null) {
        onFault(words.nothingToMake);
        return;
      }
      setState({ status: 'preview', found, plan, problem: null });
      announce(`${words.found}: ${found.format}.`);
    };
    const inspect = async (reading: CsvReading, onFault: (problem: string) => void): Promise<void> => {
      setState({ status: 'working', progress: STARTING });
      announce(words.stage.reading);
      const outcome = await open().inspect(files, reading, onProgress);
      showFound(outcome, onFault);
    };
    const offer = async (originalId: string, problem: string | null): Promise<void> => {
      setState({ status: 'measuring', originalId });
      const size = await open().measureOriginal(originalId);
      if (size === 'cancelled') return;
      if (size.ok) setState({ status: 'offered', originalId, size: size.value, problem });
      else setState({ status: 'choosing', problem: say(size.error.message) });
    };
    const fetchOriginal = async (originalId: string): Promise<void> => {
      setState({ status: 'working', progress: { stage: 'fetching', done: 0, total: null } });
      announce(words.stage.fetching);
      const outcome = await open().fetchOriginal(originalId, onProgress);
      // What came is kept, so the offer to go on stands beside what happened.
      showFound(outcome, (problem) => void offer(originalId, say(problem)));
    };
    const makeIt = async (found: Found, plan: ImportPlan): Promise<void> => {
      setState({ status: 'working', progress: { stage: 'writing', done: 0, total: null } });
      announce(words.stage.writing);
      const outcome = await open().import(plan, onProgress);
      if (outcome === 'cancelled') return;
      if (!outcome.ok) {
        setState({ status: 'preview', found, plan, problem: say(outcome.error.message) });
        return;
      }
      close();
      setState({ status: 'done', id: outcome.value, title: plan.title });
      announce(words.doneTitle);
      await ownData.refresh();
    };
    return {
      choose: (chosen) => {
        files = chosen;
        void inspect({}, (problem) => setState({ status: 'choosing', problem: say(problem) }));
      },
      readAs: (reading) => {
        const before = latest.current;
        // What was read before is still there to go on with.
        void inspect(reading, (problem) => {
          if (before.status === 'preview') setState({ ...before, problem: say(problem) });
        });
      },
      offer: (originalId) => void offer(originalId, null),
      fetchOriginal: (originalId) => void fetchOriginal(originalId),
      setPlan: (plan) => setState((now) => (now.status === 'preview' ? { ...now, plan } : now)),
      makeIt: () => {
        if (latest.current.status === 'preview') void makeIt(latest.current.found, latest.current.plan);
      },
      cancel: () => {
        close();
        setState({ status: 'choosing', problem: null });
        announce(words.cancelled);
      },
      startOver: (problem) => {
        close();
        setState({ status: 'choosing', problem: problem === undefined ? null : say(problem) });
      },
    };
  }, [ownData]);
  return { state, actions };
}
