import { freshDatabase, type FreshDatabase } from '@green-apple/testing';
import { openWriter, type Writer } from '../pools.ts';
import { writerSource } from './catalog-source.ts';
import { SearchQueryRepository, frequentQueries } from './search-query.repository.ts';

describe('counts of searches', () => {
  let database: FreshDatabase;
  let shop: Writer;
  let office: Writer;
  beforeAll(async () => {
    database = await freshDatabase();
    shop = openWriter(database.urlFor('ga_storefront'));
    office = openWriter(database.urlFor('ga_admin'));
  });
  afterAll(async () => {
    await shop.close();
    await office.close();
    await database.drop();
  });

  it('add up over processes and days, and long ago does not count', async () => {
    const counts = new SearchQueryRepository(shop);
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    await Promise.all([
      counts.add(
        day(0),
        new Map([
          ['zinc', 2],
          ['tea', 1],
        ]),
      ),
      counts.add(
        day(0),
        new Map([
          ['tea', 4],
          ['zinc', 1],
        ]),
      ),
      counts.add(day(3), new Map([['zinc', 9]])),
      counts.add(day(40), new Map([['iron', 99]])),
      counts.add(day(0), new Map()),
    ]);
    expect(await frequentQueries(writerSource(office), 10)).toEqual(['zinc', 'tea']);
    expect(await frequentQueries(writerSource(office), 1)).toEqual(['zinc']);
  });
});
