import { sizeOf } from '../files.ts';
import type { Verdict } from '../process/tool.ts';
import type { Task } from '../report/progress.ts';

const STALLED_AFTER_MS = 120_000;

/**
 * A watcher for a tool that downloads without telling: shows how much has arrived in its folder, and
 * throws when nothing has moved for two minutes.
 */
export function downloadWatch(
  folder: string,
  task: Task,
  words: string,
  expectedBytes: number | undefined,
): () => Promise<Verdict> {
  let largest = -1;
  let movedAt = performance.now();
  return async () => {
    const size = await sizeOf(folder);
    if (size !== largest) movedAt = performance.now();
    largest = size;
    task.count(words, size, expectedBytes);
    if (performance.now() - movedAt > STALLED_AFTER_MS) {
      throw new Error('nothing arrived for two minutes');
    }
    return 'go on';
  };
}
