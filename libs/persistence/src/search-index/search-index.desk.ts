import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import type { IndexAction } from './search-index.log.ts';

export interface IndexReportRow {
  readonly region: string;
  readonly report: Readonly<Record<string, unknown>>;
  readonly reportedAt: string;
}

export interface IndexRequestRow {
  readonly id: string;
  readonly action: IndexAction;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly outcome: string | null;
}

const time = (column: string): string => `to_json(${column}) #>> '{}'`;
const SHOWN = 10;

/** The back office's side of the search index. */
export class SearchIndexDesk {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Of every indexer that works, or was the last of its region that did. */
  reports(): Promise<IndexReportRow[]> {
    return writerSelect<IndexReportRow>(
      this.#writer,
      `select region, report, ${time('reported_at')} as "reportedAt"
       from platform.search_index_replica order by region, replica`,
    );
  }

  /** The newest first. */
  requests(): Promise<IndexRequestRow[]> {
    return writerSelect<IndexRequestRow>(
      this.#writer,
      `select id, action, requested_by as "requestedBy", ${time('requested_at')} as "requestedAt",
         ${time('started_at')} as "startedAt", ${time('finished_at')} as "finishedAt", outcome
       from platform.search_index_request order by requested_at desc, id limit ${SHOWN}`,
    );
  }

  /** False when the same is asked for already and not done yet. */
  async request(
    input: { readonly id: string; readonly action: IndexAction; readonly by: string },
    transaction: Transaction,
  ): Promise<boolean> {
    const rows = await writerSelect(
      this.#writer,
      `insert into platform.search_index_request (id, action, requested_by)
       values (cast($id as uuid), $action, $by) on conflict do nothing returning id`,
      { ...input },
      transaction,
    );
    return rows.length === 1;
  }
}
