import { SegmentCondition } from '@green-apple/contracts-http';
import { customerKey } from '../order/order-secrets.ts';
import { writerSelect, type Writer } from '../pools.ts';
import { inTransaction } from '../transaction.ts';
import { ADD_MEMBERS_SQL, COUNT_MEMBERS_SQL } from './member-sql.ts';
import type { MemberPage } from './segment.reader.ts';

/** A rule as it stood when its turn came. */
export interface DueSegment {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly conditions: readonly SegmentCondition[];
}

export interface MembersMoved {
  readonly joined: number;
  readonly left: number;
}

const DROP_MEMBERS_SQL = `
  delete from customer.segment_member m
  where m.segment = $code and m.customer_key > decode($behind, 'hex')
    and (cast($upTo as text) is null or m.customer_key <= decode($upTo, 'hex'))
    and not exists (select from unnest(cast($keys as text[])) given(key)
      where decode(given.key, 'hex') = m.customer_key)
  returning 1`;

/** What working out segments writes: who joins, who leaves, and when it was done. */
export class SegmentRunRepository {
  readonly #writer: Writer;
  readonly #secret: string;

  constructor(writer: Writer, secret: string) {
    this.#writer = writer;
    this.#secret = secret;
  }

  /** Rules whose turn it is: those that are new or changed first. */
  async due(olderThanMinutes: number): Promise<DueSegment[]> {
    const rows = await writerSelect<DueSegment>(
      this.#writer,
      `select id, code, version, conditions from customer.segment
       where kind = 'rule' and archived_at is null and (worked_out_at is null
         or worked_out_at <= now() - make_interval(mins => cast($olderThanMinutes as integer)))
       order by worked_out_at nulls first, id limit 200`,
      { olderThanMinutes },
    );
    return rows.map((row) => ({
      ...row,
      conditions: SegmentCondition.array().parse(row.conditions),
    }));
  }

  /**
   * Makes the members behind a key and up to the page's end those that the rule holds for. Null when the rule has
   * changed meanwhile: then its next turn is the one that counts.
   */
  apply(segment: DueSegment, behind: string, page: MemberPage): Promise<MembersMoved | null> {
    return inTransaction(this.#writer, async (transaction) => {
      const [same] = await writerSelect(
        this.#writer,
        `select 1 from customer.segment where id = cast($id as uuid) and version = $version
           and archived_at is null for update`,
        { id: segment.id, version: segment.version },
        transaction,
      );
      if (same === undefined) return null;
      const bind = { code: segment.code, keys: page.keys };
      const gone = await writerSelect(
        this.#writer,
        DROP_MEMBERS_SQL,
        { ...bind, behind, upTo: page.next },
        transaction,
      );
      const come = await writerSelect(this.#writer, ADD_MEMBERS_SQL, bind, transaction);
      await this.#writer.sequelize.query(
        page.next === null
          ? `update customer.segment set members = members + cast($more as integer),
               worked_out_at = now() where id = cast($id as uuid)`
          : COUNT_MEMBERS_SQL,
        { bind: { id: segment.id, more: come.length - gone.length }, transaction },
      );
      return { joined: come.length, left: gone.length };
    });
  }

  /** Writes down whose order it was for orders that were counted before that was kept; tells how many. */
  nameOrders(limit: number): Promise<number> {
    return inTransaction(this.#writer, async (transaction) => {
      const orders = await writerSelect<{ id: string; email: string }>(
        this.#writer,
        `select o.id, o.email from reporting.stats_applied a join ordering."order" o on o.id = a.order_id
         where a.customer_key is null order by a.order_id limit cast($limit as integer)
         for update of a skip locked`,
        { limit },
        transaction,
      );
      if (orders.length > 0)
        await this.#writer.sequelize.query(
          `update reporting.stats_applied a set customer_key = decode(named.key, 'hex')
           from unnest(cast($ids as uuid[]), cast($keys as text[])) named(id, key)
           where a.order_id = named.id`,
          {
            bind: {
              ids: orders.map(({ id }) => id),
              keys: orders.map(({ email }) => customerKey(email, this.#secret).toString('hex')),
            },
            transaction,
          },
        );
      return orders.length;
    });
  }
}
