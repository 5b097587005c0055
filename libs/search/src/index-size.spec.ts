import { IndexSize } from './index-size.ts';
import type { SearchClient } from './search-client.ts';

function engine(...counts: (number | Error)[]) {
  let asked = 0;
  const count = async () => {
    const next = counts[asked++];
    if (next === undefined || next instanceof Error) throw next ?? new Error('asked too often');
    return { count: next };
  };
  return { client: { count } as unknown as SearchClient, asked: () => asked };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the size of the index', () => {
  it('is asked once, however many want to know it, and kept for a minute', async () => {
    let now = 0;
    const { client, asked } = engine(10, 20);
    const size = new IndexSize(client, 'products', () => now);
    expect(await Promise.all([size.current(), size.current()])).toEqual([10, 10]);
    now = 59_999;
    expect(await size.current()).toBe(10);
    expect(asked()).toBe(1);
  });

  it('is what it was while it is counted anew, also when that fails', async () => {
    let now = 0;
    const { client } = engine(10, new Error('gone'), 20);
    const size = new IndexSize(client, 'products', () => now);
    await size.current();
    now = 60_000;
    expect(await size.current()).toBe(10);
    await settled();
    expect(await size.current()).toBe(10);
    await settled();
    expect(await size.current()).toBe(20);
  });

  it('is a failure as long as nothing is known', async () => {
    const { client } = engine(new Error('gone'), 10);
    const size = new IndexSize(client, 'products');
    await expectAsync(size.current()).toBeRejectedWithError('gone');
    expect(await size.current()).toBe(10);
  });
});
