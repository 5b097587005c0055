import type { Progress } from './report/progress.ts';
import type { Stack } from './stack.ts';

export async function watchSources(_stack: Stack, _progress: Progress): Promise<{ close(): void }> {
  return { close: () => undefined };
}
