import type { SegmentCondition, SegmentPreview } from '@green-apple/contracts-http';
import type { Reader } from '../readers/index.ts';
import { ruleSql } from './segment-rule-sql.ts';

/** Some of a segment's members as hex of their keys, in the order of the keys. */
export interface MemberPage {
  readonly keys: readonly string[];
  /** Where the next page begins; null when this was the last. */
  readonly next: string | null;
}

/** Who a rule holds for. A second behind is soon enough, and the walk over all customers is no work for the writer. */
export class SegmentReader {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  async preview(conditions: readonly SegmentCondition[]): Promise<SegmentPreview> {
    const { sql, bind } = ruleSql(conditions);
    const [row] = await this.#reader.select<{ matching: string; customers: string }>(
      `select count(*) filter (where ${sql}) as matching, count(*) as customers
       from customer.customer_stats k where k.order_count > 0`,
      bind,
    );
    return { matching: Number(row?.matching ?? 0), customers: Number(row?.customers ?? 0) };
  }

  /** Members behind a key; `''` begins. */
  async page(
    conditions: readonly SegmentCondition[],
    behind: string,
    limit: number,
  ): Promise<MemberPage> {
    const { sql, bind } = ruleSql(conditions);
    const rows = await this.#reader.select<{ key: string }>(
      `select encode(k.customer_key, 'hex') as key from customer.customer_stats k
       where k.order_count > 0 and k.customer_key > decode($behind, 'hex') and ${sql}
       order by k.customer_key limit cast($limit as integer)`,
      { ...bind, behind, limit },
    );
    const keys = rows.map(({ key }) => key);
    return { keys, next: keys.length < limit ? null : (keys.at(-1) ?? null) };
  }
}
