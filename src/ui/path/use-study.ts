import { type StudyView, viewStudy } from '#session/path/study-view.ts';
import { useLab } from '#ui/lab-context.ts';
import { useAttempts } from '#ui/use-attempts.ts';
import { useMinute } from '#ui/use-minute.ts';
import { useMemo } from 'react';
import { useStore } from 'zustand';

/** The learning path as it stands now. */
export function useStudy(): StudyView {
  const lab = useLab();
  const progress = useStore(lab.progress);
  const study = useStore(lab.study);
  const { attempts } = useAttempts();
  const now = useMinute();
  return useMemo(() => {
    const runTimes = (attempts ?? []).map((run) => run.startedAt);
    return viewStudy({ exercises: lab.exercises, progress, study, runTimes, now });
  }, [lab, progress, study, attempts, now]);
}
