import { writerSelect, type Writer } from '../pools.ts';

export const INDEX_ACTIONS = ['verify', 'rebuild'] as const;
export type IndexAction = (typeof INDEX_ACTIONS)[number];

export interface TakenRequest {
  readonly id: string;
  readonly action: IndexAction;
}

/** A request whose indexer has not ended it by then is taken by another one. */
const GIVEN_UP_AFTER = `interval '30 minutes'`;

/** Many times the pause between two reports. */
const GONE_AFTER = `interval '1 minute'`;

/** The indexer's side of the back office: what it reports, and what is asked of it. */
export class SearchIndexLog {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Replaces what this indexer has reported before, and that of others which are gone. */
  async report(
    { region, replica }: { readonly region: string; readonly replica: string },
    report: object,
  ): Promise<void> {
    await writerSelect(
      this.#writer,
      `with gone as (
         delete from platform.search_index_replica where (region, replica) in (
           select r.region, r.replica from platform.search_index_replica r
           where r.region = $region and r.replica <> $replica and r.reported_at < now() - ${GONE_AFTER}
           for update skip locked))
       insert into platform.search_index_replica (region, replica, report)
       values ($region, $replica, cast($report as jsonb))
       on conflict (region, replica) do update set report = excluded.report, reported_at = now()
       returning region`,
      { region, replica, report: JSON.stringify(report) },
    );
  }

  /** The oldest request nobody works on, or null; of several indexers one gets it. */
  async take(): Promise<TakenRequest | null> {
    const [row] = await writerSelect<TakenRequest>(
      this.#writer,
      `update platform.search_index_request set started_at = now()
       where id = (select id from platform.search_index_request
         where finished_at is null and coalesce(started_at, '-infinity') < now() - ${GIVEN_UP_AFTER}
         order by requested_at limit 1 for update skip locked)
       returning id, action`,
    );
    return row ?? null;
  }

  async finish(id: string, outcome: string): Promise<void> {
    await writerSelect(
      this.#writer,
      `update platform.search_index_request set finished_at = now(), outcome = $outcome
       where id = cast($id as uuid) and finished_at is null returning id`,
      { id, outcome },
    );
  }
}
