import { assertNever } from '#core/assert-never.ts';
import type { Verdict } from '#core/verdict.ts';
import type { RunRecord } from './state.ts';
import type { RunEnded } from './workspace-context.ts';

/** Says in the title and by a notification that a run is over while the person looks elsewhere. */
export interface RunNotices {
  announce(ended: RunEnded): void;
  /** Asks the browser for leave; call it only from the person's own act. Resolves with whether it was given. */
  askPermission(): Promise<boolean>;
}

/** `isWanted` reads the setting; without it or without leave the title alone tells. */
export function createRunNotices(isWanted: () => boolean): RunNotices {
  let titleBefore: string | null = null;
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || titleBefore === null) return;
    document.title = titleBefore;
    titleBefore = null;
  });
  return {
    announce: ({ subject, record }) => {
      if (!document.hidden) return;
      const sentence = describeEnd(record);
      titleBefore ??= document.title;
      document.title = `${sentence} · ${subject.title}`;
      if (isWanted()) notify(subject.title, sentence, record.id);
    },
    askPermission: async () =>
      typeof Notification !== 'undefined' && (await Notification.requestPermission()) === 'granted',
  };
}

/** A few words on how a run or a submission ended. */
export function describeEnd({ status, verdict }: Pick<RunRecord, 'status' | 'verdict'>): string {
  if (verdict !== null) return describeVerdict(verdict);
  switch (status) {
    case 'trained':
      return 'Training is done';
    case 'stopped':
      return 'Training was stopped';
    case 'failed':
      return 'The run failed';
    case 'started':
    case 'interrupted':
      return 'The run did not finish';
    default:
      return assertNever(status);
  }
}

function describeVerdict(verdict: Verdict): string {
  switch (verdict.status) {
    case 'passed':
    case 'scored':
      return `Score ${verdict.score} of 5`;
    case 'rejected':
      return 'The model was rejected';
    case 'unattempted':
      return 'Not attempted yet';
    case 'cancelled':
      return 'The submission was cancelled';
    case 'error':
      return 'The submission failed';
    default:
      return assertNever(verdict);
  }
}

function notify(title: string, body: string, tag: string): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  try {
    const notification = new Notification(title, { body, tag });
    notification.onclick = () => {
      window.focus();
      notification.close();
    };
  } catch {
    // Chrome on Android forbids the constructor; the title has told.
  }
}
