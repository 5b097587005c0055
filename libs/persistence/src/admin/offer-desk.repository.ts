import {
  AdminCampaign,
  AdminGiftCard,
  AdminPriceList,
  AdminPromotion,
  type CreateCampaign,
  type CreatePriceList,
  type CreatePromotion,
  type EditCampaign,
  type EditPriceList,
  type EditPromotion,
  type OfferListQuery,
} from '@green-apple/contracts-http';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import { newestFirst, toPage } from './newest-first.ts';
import {
  CAMPAIGN_COLUMNS,
  GIFT_CARD_COLUMNS,
  INSERT_CAMPAIGN_SQL,
  INSERT_PRICE_LIST_SQL,
  INSERT_PROMOTION_SQL,
  PRICE_LIST_COLUMNS,
  PROMOTION_COLUMNS,
  UPDATE_CAMPAIGN_SQL,
  UPDATE_PRICE_LIST_SQL,
  UPDATE_PROMOTION_SQL,
} from './offer-desk-sql.ts';

/** What employees keep here, with its table and how it is read. */
const KINDS = {
  promotion: {
    table: 'promotion.promotion',
    columns: PROMOTION_COLUMNS,
    schema: AdminPromotion,
    hasKinds: true,
  },
  campaign: {
    table: 'promotion.campaign',
    columns: CAMPAIGN_COLUMNS,
    schema: AdminCampaign,
    hasKinds: false,
  },
  'price-list': {
    table: 'pricing.price_list',
    columns: PRICE_LIST_COLUMNS,
    schema: AdminPriceList,
    hasKinds: false,
  },
  'gift-card': {
    table: 'payment.stored_value',
    columns: GIFT_CARD_COLUMNS,
    schema: AdminGiftCard,
    hasKinds: true,
  },
} as const;

export interface OfferDeskRows {
  readonly promotion: AdminPromotion;
  readonly campaign: AdminCampaign;
  readonly 'price-list': AdminPriceList;
  readonly 'gift-card': AdminGiftCard;
}
export type OfferDeskKind = keyof OfferDeskRows;

const UPDATES = {
  promotion: UPDATE_PROMOTION_SQL,
  campaign: UPDATE_CAMPAIGN_SQL,
  'price-list': UPDATE_PRICE_LIST_SQL,
} as const;

/** Why something is not changed: it is not there, or not as it was looked at. */
export type NotAsSeen =
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number };
export type SwitchResult = { readonly code: 'SWITCHED' | 'UNCHANGED' } | NotAsSeen;
export type EditOfferResult<Kind extends OfferDeskKind> =
  | { readonly code: 'EDITED'; readonly before: OfferDeskRows[Kind] }
  /** A promotion does not become a coupon, nor back. */
  | { readonly code: 'KIND_CHANGED' }
  | NotAsSeen;

/** What of each kind can be edited as a whole. */
export interface OfferEdits {
  readonly promotion: EditPromotion;
  readonly campaign: EditCampaign;
  readonly 'price-list': EditPriceList;
}

/** Promotions, campaigns and gift cards as employees keep them, on the writer: what they edit is what holds. */
export class OfferDeskRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** A page, newest first; null when the cursor is none of this list. */
  async page<Kind extends OfferDeskKind>(
    kind: Kind,
    query: OfferListQuery,
  ): Promise<{ items: OfferDeskRows[Kind][]; nextCursor: string | null } | null> {
    const place = newestFirst(query);
    if (place === null) return null;
    const { table, columns, hasKinds } = KINDS[kind];
    const narrow = hasKinds && query.kind !== undefined;
    const ofCampaign = kind === 'promotion' && query.campaign !== undefined;
    const rows = await writerSelect(
      this.#writer,
      `select ${columns} from ${table} x where ${place.after}${narrow ? ' and x.kind = $kind' : ''}${
        ofCampaign ? ' and x.campaign_id = cast($campaign as uuid)' : ''
      }
       order by x.created_at desc, x.id desc limit $rows`,
      {
        ...place.bind,
        ...(narrow ? { kind: query.kind } : {}),
        ...(ofCampaign ? { campaign: query.campaign } : {}),
      },
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

  /** False when the id is taken: the same request came before. */
  async createPriceList(
    list: CreatePriceList & { readonly currency: string },
    transaction: Transaction,
  ): Promise<boolean> {
    const rows = await writerSelect(this.#writer, INSERT_PRICE_LIST_SQL, { ...list }, transaction);
    return rows.length === 1;
  }

  /** Counts a version of what has parts of its own, when it still has the one that was looked at. */
  async touch(
    input: {
      readonly kind: OfferDeskKind;
      readonly id: string;
      readonly expectedVersion: number;
    },
    transaction: Transaction,
  ): Promise<{ readonly code: 'TOUCHED' } | NotAsSeen> {
    const seen = await this.#lock(input, transaction);
    if (seen.code !== 'AS_SEEN') return seen;
    await writerSelect(
      this.#writer,
      `update ${KINDS[input.kind].table} set version = version + 1
       where id = cast($id as uuid) returning id`,
      { id: input.id },
      transaction,
    );
    return { code: 'TOUCHED' };
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
    const row = await this.#lock(input, transaction);
    if (row.code !== 'AS_SEEN') return row;
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

  /** Writes all of it anew when it still has the version that was looked at; tells what it was before. */
  async edit<Kind extends keyof OfferEdits>(
    input: {
      readonly kind: Kind;
      readonly id: string;
      readonly expectedVersion: number;
      readonly to: OfferEdits[Kind];
    },
    transaction: Transaction,
  ): Promise<EditOfferResult<Kind>> {
    const seen = await this.#lock(input, transaction);
    if (seen.code !== 'AS_SEEN') return seen;
    const before = await this.byId(input.kind, input.id, transaction);
    if (before === null) return { code: 'NOT_FOUND' };
    if ('kind' in before && 'kind' in input.to && before.kind !== input.to.kind)
      return { code: 'KIND_CHANGED' };
    await writerSelect(this.#writer, UPDATES[input.kind], bindOf(input.id, input.to), transaction);
    return { code: 'EDITED', before };
  }

  /** Stored values by a code's hash or a customer's key, newest first. */
  async storedValuesBy(
    by: { readonly codeHash: Buffer } | { readonly customerKey: Buffer },
  ): Promise<AdminGiftCard[]> {
    const rows = await writerSelect(
      this.#writer,
      `select ${GIFT_CARD_COLUMNS} from payment.stored_value x
       where x.id in (select payment.stored_values_by(cast($codeHash as bytea), cast($customerKey as bytea)))
       order by x.created_at desc, x.id desc`,
      { codeHash: null, customerKey: null, ...by },
    );
    return rows.map((row) => AdminGiftCard.parse(row));
  }

  async #lock(
    input: {
      readonly kind: OfferDeskKind;
      readonly id: string;
      readonly expectedVersion: number;
    },
    transaction: Transaction,
  ): Promise<{ readonly code: 'AS_SEEN'; readonly active: boolean } | NotAsSeen> {
    const [row] = await writerSelect<{ version: number; active: boolean }>(
      this.#writer,
      `select version, active from ${KINDS[input.kind].table} where id = cast($id as uuid) for update`,
      { id: input.id },
      transaction,
    );
    if (row === undefined) return { code: 'NOT_FOUND' };
    if (row.version !== input.expectedVersion)
      return { code: 'VERSION_CONFLICT', currentVersion: row.version };
    return { code: 'AS_SEEN', active: row.active };
  }
}

/** Rules are stored as JSON; everything else as it stands. */
function bindOf(id: string, to: OfferEdits[keyof OfferEdits]): Record<string, unknown> {
  if (!('action' in to)) return { id, ...to };
  const { conditions, action, kind: _kind, ...plain } = to;
  return { id, ...plain, conditions: JSON.stringify(conditions), action: JSON.stringify(action) };
}

const read = <Kind extends OfferDeskKind>(kind: Kind, row: unknown): OfferDeskRows[Kind] =>
  KINDS[kind].schema.parse(row) as OfferDeskRows[Kind];
