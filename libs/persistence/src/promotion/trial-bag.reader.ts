import type { CreatePromotion, TrialBag } from '@green-apple/contracts-http';
import type { MarketCode } from '@green-apple/domain-pricing';
import { v7 as uuidv7 } from 'uuid';
import { bagSql } from '../cart/bag-sql.ts';
import { toBag, type Bag, type BagRow } from '../cart/bag.mapper.ts';
import { writerSelect, type Writer } from '../pools.ts';

/** No shopper's code looks like this: it puts the draft of a coupon on the bag. */
const CODE_OF_DRAFT = 'THE DRAFT';

/**
 * The shop's own statement about a bag that nobody has: lines as given, and the draft among the promotions, in the
 * place of the one it is a draft of. Nothing is written.
 */
const TRIAL_SQL = bagSql({
  cart: `(select cast($cartId as uuid) as id, 1 as version, cast($coupon as text) as coupon)`,
  lines: `(select cast($cartId as uuid) as cart_id, line.variant_id, line.quantity,
      now() + line.place * interval '1 millisecond' as added_at
    from jsonb_to_recordset(cast($lines as jsonb)) as line(variant_id uuid, quantity integer, place integer))`,
  promotions: `(select k.* from promotion.promotion k where k.id <> cast($draftId as uuid)
    union all
    select d.* from jsonb_populate_record(cast(null as promotion.promotion), cast($draft as jsonb)) d
    where cast($draft as jsonb) is not null)`,
  customer: `cast($customer as jsonb)`,
  storedValues: `select cast(null as jsonb) where false`,
});

export interface TrialBags {
  readonly without: Bag;
  readonly with: Bag;
}

/** Reads made-up bags with and without the draft of an offer. */
export class TrialBagReader {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  async read(draft: CreatePromotion, bag: TrialBag, market: MarketCode): Promise<TrialBags> {
    const isCoupon = draft.kind === 'coupon';
    const [without, drafted] = await Promise.all([
      this.#bag(bag, { draftId: draft.id, draft: null, coupon: bag.code, market }),
      this.#bag(bag, {
        draftId: draft.id,
        draft: toRecord(draft),
        coupon: isCoupon ? CODE_OF_DRAFT : bag.code,
        market,
      }),
    ]);
    return { without, with: drafted };
  }

  async #bag(
    { lines, segments, firstOrder, at }: TrialBag,
    more: {
      readonly draftId: string;
      readonly draft: object | null;
      readonly coupon: string | null;
      readonly market: MarketCode;
    },
  ): Promise<Bag> {
    const [row] = await writerSelect<BagRow>(this.#writer, TRIAL_SQL, {
      ...more,
      cartId: uuidv7(),
      draft: more.draft === null ? null : JSON.stringify(more.draft),
      lines: JSON.stringify(
        lines.map(({ variantId, quantity }, place) => ({ variant_id: variantId, quantity, place })),
      ),
      customer: JSON.stringify({ segments, firstOrder }),
      customerKey: null,
    });
    if (row === undefined) throw new Error('a bag that was made up is not there');
    return toBag(at === null ? row : { ...row, now: new Date(at).toISOString() });
  }
}

/** The draft as the row it would become, switched on and not used yet. */
const toRecord = (draft: CreatePromotion): object => ({
  id: draft.id,
  name: draft.name,
  kind: draft.kind,
  code: draft.kind === 'coupon' ? CODE_OF_DRAFT : null,
  conditions: draft.conditions,
  action: draft.action,
  priority: draft.priority,
  stackable: draft.stackable,
  active: true,
  starts_at: draft.startsAt,
  ends_at: draft.endsAt,
  usage_limit: draft.usageLimit,
  per_customer_limit: draft.perCustomerLimit,
  used_count: 0,
  version: 1,
  campaign_id: draft.campaignId,
  market: draft.market,
});
