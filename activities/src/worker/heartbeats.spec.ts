import { MockActivityEnvironment } from '@temporalio/testing';
import { heartbeats } from './heartbeats.ts';

describe('a step that waits for a partner', () => {
  /** Runs a step that goes on until `isOver`, and counts how often it said that it was at it. */
  async function beats(
    heartbeatTimeoutMs: number | undefined,
    isOver: (beats: number) => boolean,
  ): Promise<number> {
    const environment = new MockActivityEnvironment(
      { heartbeatTimeoutMs },
      { interceptors: [heartbeats] },
    );
    let count = 0;
    environment.on('heartbeat', () => count++);
    await environment.run(async () => {
      do await new Promise((resolve) => setTimeout(resolve, 5));
      while (!isOver(count));
    });
    const atTheEnd = count;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(count).withContext('once it is over').toBe(atTheEnd);
    return count;
  }

  it('says that it is still at it, until it is over', async () => {
    expect(await beats(30, (count) => count >= 3)).toBeGreaterThanOrEqual(3);
  });

  it('says nothing when it is quick', async () => {
    expect(await beats(60_000, () => true)).toBe(0);
  });

  it('says nothing to a run that does not listen', async () => {
    expect(await beats(undefined, () => true)).toBe(0);
  });
});
