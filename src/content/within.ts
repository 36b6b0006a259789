/** Rejects with what `late` makes after `deadlineMs`: some browsers' storage never answers, neither yes nor no. */
export function within<T>(work: Promise<T>, deadlineMs: number, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), deadlineMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
