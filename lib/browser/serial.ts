const tails = new Map<string, Promise<unknown>>();

/**
 * Runs tasks of one key one after another, so that a read-modify-write of storage loses nothing within this worker
 * (there is never more than one). A failed task does not stop the next.
 */
export function serial<T>(key: string, task: () => Promise<T>): Promise<T> {
  const run = (tails.get(key) ?? Promise.resolve()).then(task);
  const tail = run.then(
    () => undefined,
    () => undefined,
  );
  tails.set(key, tail);
  void tail.then(() => {
    if (tails.get(key) === tail) tails.delete(key);
  });
  return run;
}
