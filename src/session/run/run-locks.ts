/** Tells a run that goes on in another tab from one whose tab was closed. */
export interface RunLocks {
  /** Holds the run's lock until the returned function is called or the tab ends. */
  hold(runId: string): () => void;
  /** Ids of the runs that go on in any tab. */
  loadHeld(): Promise<ReadonlySet<string>>;
}

const PREFIX = 'tensor-dojo-run/';

/** `locks` is null on pages without a secure context. The browser frees a Web Lock when its tab dies, however it dies; no timestamp is that sure. */
export function createRunLocks(locks: LockManager | null): RunLocks {
  const own = new Set<string>();
  return {
    hold: (runId) => {
      own.add(runId);
      let release = (): void => undefined;
      const isOver = new Promise<void>((resolve) => (release = resolve));
      // Refused where storage is blocked; then the run is known to this tab alone.
      locks?.request(PREFIX + runId, () => isOver).catch(() => undefined);
      return () => {
        own.delete(runId);
        release();
      };
    },
    loadHeld: async () => {
      const { held = [] } = (await locks?.query().catch(() => null)) ?? {};
      const names = held.flatMap((lock) =>
        lock.name?.startsWith(PREFIX) ? [lock.name.slice(PREFIX.length)] : [],
      );
      return new Set([...own, ...names]);
    },
  };
}
