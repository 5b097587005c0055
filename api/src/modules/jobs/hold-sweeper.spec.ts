import { createLogger } from '@green-apple/observability';
import { HoldSweeper } from './hold-sweeper.ts';

describe('the sweep of expired holds', () => {
  const lines: string[] = [];
  const logger = createLogger({
    service: 'spec',
    destination: { write: (line) => lines.push(line) },
  });
  const sweeperOf = (sweep: () => Promise<string[]>) =>
    new HoldSweeper({ holds: { sweep }, everyMs: 60_000, logger });
  beforeEach(() => lines.splice(0));

  it('names the orders that lost their hold, for whoever looks why', async () => {
    await sweeperOf(() => Promise.resolve(['0198'])).sweep();
    expect(lines.join()).toContain('0198');
  });

  it('says nothing when there was nothing to do', async () => {
    await sweeperOf(() => Promise.resolve([])).sweep();
    expect(lines).toEqual([]);
  });

  it('goes on after a database that was away', async () => {
    await sweeperOf(() => Promise.reject(new Error('away'))).sweep();
    expect(lines.join()).toContain('trying again');
  });
});
