import { writerSelect, type Writer } from '../pools.ts';
import type { CatalogSource } from './catalog-source.ts';

/** Counts of searches by day. */
export class SearchQueryRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Adds counts to those of `day` (ISO 8601 date). Written in one order, so that two processes never wait in a circle. */
  async add(day: string, counts: ReadonlyMap<string, number>): Promise<void> {
    if (counts.size === 0) return;
    const rows = [...counts].map(([words, searches]) => ({ words, searches }));
    await writerSelect(
      this.#writer,
      `insert into reporting.search_query as q (day, words, searches)
       select cast($day as date), r.words, r.searches
       from json_to_recordset(cast($rows as json)) as r (words text, searches integer) order by r.words
       on conflict (day, words) do update set searches = q.searches + excluded.searches
       returning q.day`,
      { day, rows: JSON.stringify(rows) },
    );
  }
}

/** The most frequent searches of the last 30 days. */
export async function frequentQueries(source: CatalogSource, limit: number): Promise<string[]> {
  const rows = await source.select<{ words: string }>(
    `select words from reporting.search_query where day > current_date - 30
     group by words order by sum(searches) desc, words limit $limit`,
    { limit },
  );
  return rows.map(({ words }) => words);
}
