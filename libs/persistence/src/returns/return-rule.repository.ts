import type {
  AdminReturnRule,
  AdminReturnRulesQuery,
  KeepReturnRule,
} from '@green-apple/contracts-http';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../admin/cursor.ts';
import { likeLiteral } from '../like-literal.ts';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

export type KeepRuleResult =
  | {
      readonly code: 'KEPT';
      readonly before: AdminReturnRule | null;
      readonly after: AdminReturnRule;
    }
  | { readonly code: 'TAKEN_AWAY'; readonly before: AdminReturnRule }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number }
  | { readonly code: 'PRODUCT_NOT_FOUND' };

const RULES = `
  select json_build_object('id', p.id, 'slug', p.slug, 'title', p.title) as product, r.rule,
    r.window_days as "windowDays", r.label_by as "labelBy", r.version, r.updated_by as "updatedBy",
    to_json(r.updated_at) #>> '{}' as "updatedAt"
  from returns.product_rule r join catalog.product p on p.id = r.product_id`;

const Place = z.tuple([z.string(), z.uuid()]);

/** Products that are not sent back like the others. Read from the writer: what was kept shows at once. */
export class ReturnRuleRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** By the product's name, a page at a time; null when the cursor is none of this list. */
  async page({ q, cursor, limit }: AdminReturnRulesQuery): Promise<{
    readonly items: AdminReturnRule[];
    readonly nextCursor: string | null;
  } | null> {
    const place = cursor === undefined ? null : decodeCursor(cursor, Place);
    if (cursor !== undefined && place === null) return null;
    const rows = await this.#select<AdminReturnRule>(
      `${RULES} where (cast($like as text) is null or p.title ilike $like)
         and (cast($title as text) is null or (p.title, p.id) > ($title, cast($id as uuid)))
       order by p.title, p.id limit $rows`,
      {
        like: q ? `%${likeLiteral(q)}%` : null,
        title: place?.[0] ?? null,
        id: place?.[1] ?? null,
        rows: limit + 1,
      },
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const isLast = last === undefined || rows.length <= limit;
    return {
      items,
      nextCursor: isLast ? null : encodeCursor([last.product.title, last.product.id]),
    };
  }

  async one(productId: string, transaction?: Transaction): Promise<AdminReturnRule | null> {
    const [row] = await this.#select<AdminReturnRule>(
      `${RULES} where r.product_id = cast($productId as uuid)`,
      { productId },
      transaction,
    );
    return row ?? null;
  }

  /** `version` is the one that was looked at; 0 where there was no rule. */
  async keep(
    productId: string,
    { rule, windowDays, labelBy }: KeepReturnRule,
    seen: { readonly version: number; readonly by: string },
    transaction: Transaction,
  ): Promise<KeepRuleResult> {
    const before = await this.one(productId, transaction);
    if ((before?.version ?? 0) !== seen.version) return conflict(before);
    const bind = { productId, rule, windowDays, labelBy, by: seen.by, version: seen.version };
    const rows = await this.#select(
      before === null
        ? `insert into returns.product_rule (product_id, rule, window_days, label_by, updated_by)
           select p.id, cast($rule as text), cast($windowDays as smallint), $labelBy, $by
           from catalog.product p where p.id = cast($productId as uuid) and cast($version as integer) = 0
           on conflict do nothing returning version`
        : `update returns.product_rule set rule = cast($rule as text), label_by = $labelBy,
             window_days = cast($windowDays as smallint), version = version + 1, updated_by = $by, updated_at = now()
           where product_id = cast($productId as uuid) and version = cast($version as integer) returning version`,
      bind,
      transaction,
    );
    const after = await this.one(productId, transaction);
    if (rows.length === 0)
      return after === null && before === null ? { code: 'PRODUCT_NOT_FOUND' } : conflict(after);
    return after === null ? { code: 'PRODUCT_NOT_FOUND' } : { code: 'KEPT', before, after };
  }

  /** From then on it is sent back like the others. */
  async takeAway(
    productId: string,
    version: number,
    transaction: Transaction,
  ): Promise<KeepRuleResult> {
    const before = await this.one(productId, transaction);
    const rows = await this.#select(
      `delete from returns.product_rule where product_id = cast($productId as uuid)
         and version = cast($version as integer) returning product_id`,
      { productId, version },
      transaction,
    );
    return before === null || rows.length === 0 ? conflict(before) : { code: 'TAKEN_AWAY', before };
  }

  #select<Row extends object>(
    sql: string,
    bind: Readonly<Record<string, unknown>>,
    transaction?: Transaction,
  ): Promise<Row[]> {
    return writerSelect<Row>(this.#writer, sql, bind, transaction);
  }
}

const conflict = (now: AdminReturnRule | null): KeepRuleResult => ({
  code: 'VERSION_CONFLICT',
  currentVersion: now?.version ?? 0,
});
