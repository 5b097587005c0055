import type { SearchClient } from '../engine/search-client.ts';
import { DEFINITION_HASH } from './index-definition.ts';
import { ServingIndex } from './serving-index.ts';

function engine(...counts: (number | Error)[]) {
  let asked = 0;
  let made = DEFINITION_HASH;
  const count = async () => {
    const next = counts[asked++];
    if (next === undefined || next instanceof Error) throw next ?? new Error('asked too often');
    return { count: next };
  };
  const getMapping = async () => ({ products: { mappings: { _meta: { definition: made } } } });
  return {
    client: { count, indices: { getMapping } } as unknown as SearchClient,
    asked: () => asked,
    swap: (definition: string) => (made = definition),
  };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('what is known of the index', () => {
  it('is asked once, however many want to know it, and kept for a minute', async () => {
    let now = 0;
    const { client, asked } = engine(10, 20);
    const index = new ServingIndex(client, 'products', () => now);
    const facts = { products: 10, isApart: false };
    expect(await Promise.all([index.facts(), index.facts()])).toEqual([facts, facts]);
    now = 59_999;
    expect(await index.facts()).toEqual(facts);
    expect(asked()).toBe(1);
  });

  it('is what it was while it is read anew, also when that fails', async () => {
    let now = 0;
    const { client } = engine(10, new Error('gone'), 20);
    const index = new ServingIndex(client, 'products', () => now);
    const products = async () => (await index.facts()).products;
    await products();
    now = 60_000;
    expect(await products()).toBe(10);
    await settled();
    expect(await products()).toBe(10);
    await settled();
    expect(await products()).toBe(20);
  });

  it('is a failure as long as nothing is known', async () => {
    const { client } = engine(new Error('gone'), 10);
    const index = new ServingIndex(client, 'products');
    await expectAsync(index.facts()).toBeRejectedWithError('gone');
    expect((await index.facts()).products).toBe(10);
  });

  it('says whether another release made it', async () => {
    let now = 0;
    const { client, swap } = engine(10, 10);
    swap('of-before');
    const index = new ServingIndex(client, 'products', () => now);
    expect((await index.facts()).isApart).toBeTrue();
    swap(DEFINITION_HASH);
    now = 60_000;
    await index.facts();
    await settled();
    expect((await index.facts()).isApart).toBeFalse();
  });
});
