import {
  AdminCampaign,
  AdminGiftCard,
  AdminPromotion,
  type CreateCampaign,
  type CreatePromotion,
  type NewestFirstQuery,
} from '@green-apple/contracts-http';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import { newestFirst, toPage } from './newest-first.ts';
import {
  CAMPAIGN_COLUMNS,
  GIFT_CARD_COLUMNS,
  INSERT_CAMPAIGN_SQL,
  INSERT_PROMOTION_SQL,
  PROMOTION_COLUMNS,
} from './offer-desk-sql.ts';

/** What employees keep here, with its table and how it is read. */
const KINDS = {
  promotion: { table: 'promotion.promotion', columns: PROMOTION_COLUMNS, schema: AdminPromotion },
  campaign: { table: 'promotion.campaign', columns: CAMPAIGN_COLUMNS, schema: AdminCampaign },
  'gift-card': { table: 'payment.stored_value', columns: GIFT_CARD_COLUMNS, schema: AdminGiftCard },
} as const;

export interface OfferDeskRows {
  readonly promotion: AdminPromotion;
  readonly campaign: AdminCampaign;
  readonly 'gift-card': AdminGiftCard;
}
export type OfferDeskKind = keyof OfferDeskRows;

export type SwitchResult =
  | { readonly code: 'SWITCHED' | 'UNCHANGED' }
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number };

/** Promotions, campaigns and gift cards as employees keep them, on the writer: what they edit is what holds. */
export class OfferDeskRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** A page, newest first; null when the cursor is none of this list. */
  async page<Kind extends OfferDeskKind>(
    kind: Kind,
    query: NewestFirstQuery,
  ): Promise<{ items: OfferDeskRows[Kind][]; nextCursor: string | null } | null> {
    const place = newestFirst(query);
    if (place === null) return null;
    const { table, columns } = KINDS[kind];
    const rows = await writerSelect(
      this.#writer,
      `select ${columns} from ${table} x where ${place.after}
       order by x.created_at desc, x.id desc limit $rows`,
      place.bind,
    );
    return toPage(
      rows.map((row) => read(kind, row)),
      query.limit,
    );
  }

  async byId<Kind extends OfferDeskKind>(
    kind: Kind,
    id: string,
    transaction?: Transaction,
  ): Promise<OfferDeskRows[Kind] | null> {
    const { table, columns } = KINDS[kind];
    const [row] = await writerSelect(
      this.#writer,
      `select ${columns} from ${table} x where x.id = cast($id as uuid)`,
      { id },
      transaction,
    );
    return row === undefined ? null : read(kind, row);
  }

  /** False when the id is taken: the same request came before. */
  async createPromotion(promotion: CreatePromotion, transaction: Transaction): Promise<boolean> {
    const { conditions, action, ...plain } = promotion;
    const rows = await writerSelect(
      this.#writer,
      INSERT_PROMOTION_SQL,
      { ...plain, conditions: JSON.stringify(conditions), action: JSON.stringify(action) },
      transaction,
    );
    return rows.length === 1;
  }

  /** False when the id is taken: the same request came before. */
  async createCampaign(campaign: CreateCampaign, transaction: Transaction): Promise<boolean> {
    const rows = await writerSelect(
      this.#writer,
      INSERT_CAMPAIGN_SQL,
      { ...campaign },
      transaction,
    );
    return rows.length === 1;
  }

  /** Switches it on or off when it still has the version that was looked at. */
  async switch(
    input: {
      readonly kind: OfferDeskKind;
      readonly id: string;
      readonly expectedVersion: number;
      readonly active: boolean;
    },
    transaction: Transaction,
  ): Promise<SwitchResult> {
    const { table } = KINDS[input.kind];
    const [row] = await writerSelect<{ version: number; active: boolean }>(
      this.#writer,
      `select version, active from ${table} where id = cast($id as uuid) for update`,
      { id: input.id },
      transaction,
    );
    if (row === undefined) return { code: 'NOT_FOUND' };
    if (row.version !== input.expectedVersion)
      return { code: 'VERSION_CONFLICT', currentVersion: row.version };
    if (row.active === input.active) return { code: 'UNCHANGED' };
    await writerSelect(
      this.#writer,
      `update ${table} set active = cast($active as boolean), version = version + 1
       where id = cast($id as uuid) returning id`,
      { id: input.id, active: input.active },
      transaction,
    );
    return { code: 'SWITCHED' };
  }
}

const read = <Kind extends OfferDeskKind>(kind: Kind, row: unknown): OfferDeskRows[Kind] =>
  KINDS[kind].schema.parse(row) as OfferDeskRows[Kind];
