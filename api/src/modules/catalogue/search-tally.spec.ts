import { createLogger } from '@green-apple/observability';
import { SearchTally } from './search-tally.ts';

describe('the tally of searches', () => {
  const logger = createLogger({ service: 'spec', level: 'silent' });

  it('counts what is searched for, and writes it once', async () => {
    const written: [string, number][][] = [];
    const tally = new SearchTally(async (counts) => void written.push([...counts]), logger);
    for (const q of ['Zinc', 'zinc ', 'ada@example.com', 'tea']) tally.note(q);
    await tally.flush();
    await tally.close();
    expect(written).toEqual([
      [
        ['zinc', 2],
        ['tea', 1],
      ],
    ]);
  });

  it('goes on when the counts could not be written', async () => {
    const tally = new SearchTally(() => Promise.reject(new Error('away')), logger);
    tally.note('zinc');
    await expectAsync(tally.flush()).toBeResolved();
    await tally.close();
  });

  it('keeps no more different words than shoppers have', async () => {
    let size = 0;
    const tally = new SearchTally(async (counts) => void (size = counts.size), logger);
    for (let n = 0; n < 3_000; n++) tally.note(`word ${n}`);
    await tally.close();
    expect(size).toBe(2_000);
  });
});
