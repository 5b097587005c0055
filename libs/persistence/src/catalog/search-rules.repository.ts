import { NO_RULES, type SearchRules } from '@green-apple/domain-catalog';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import type { CatalogSource } from './catalog-source.ts';

export interface PublishedRules extends SearchRules {
  readonly note: string;
  readonly publishedBy: string;
  readonly publishedAt: string;
}

const COLUMNS = `version, synonyms, merchandising, note, published_by as "publishedBy",
  to_json(published_at) #>> '{}' as "publishedAt"`;

/** The rules that hold now, for whoever answers lists. */
export async function searchRules(source: CatalogSource): Promise<SearchRules> {
  const [row] = await source.select<SearchRules>(
    'select version, synonyms, merchandising from catalog.search_rules order by version desc limit 1',
  );
  return row ?? NO_RULES;
}

/** Rules as employees write them, on the writer. */
export class SearchRulesRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** The newest first. */
  history(limit: number, transaction?: Transaction): Promise<PublishedRules[]> {
    return writerSelect<PublishedRules>(
      this.#writer,
      `select ${COLUMNS} from catalog.search_rules order by version desc limit $limit`,
      { limit },
      transaction,
    );
  }

  /** Titles of the products that rules name. */
  async titles(rules: SearchRules['merchandising']): Promise<Record<string, string>> {
    const rows = await writerSelect<{ id: string; title: string }>(
      this.#writer,
      'select id, title from catalog.product where id = any(cast($ids as uuid[]))',
      { ids: rules.map(({ productId }) => productId) },
    );
    return Object.fromEntries(rows.map(({ id, title }) => [id, title]));
  }

  /** Makes version `onVersion + 1`; false when somebody has been faster. */
  async publish(
    input: {
      readonly onVersion: number;
      readonly rules: Pick<SearchRules, 'synonyms' | 'merchandising'>;
      readonly note: string;
      readonly by: string;
    },
    transaction: Transaction,
  ): Promise<boolean> {
    const rows = await writerSelect(
      this.#writer,
      `insert into catalog.search_rules (version, synonyms, merchandising, note, published_by)
       select cast($onVersion as integer) + 1, cast($synonyms as jsonb), cast($merchandising as jsonb), $note, $by
       where coalesce((select max(version) from catalog.search_rules), 0) = cast($onVersion as integer)
       on conflict do nothing returning version`,
      {
        onVersion: input.onVersion,
        synonyms: JSON.stringify(input.rules.synonyms),
        merchandising: JSON.stringify(input.rules.merchandising),
        note: input.note,
        by: input.by,
      },
      transaction,
    );
    return rows.length === 1;
  }
}
