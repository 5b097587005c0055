import type { Promotion } from '@green-apple/domain-promotion';
import { bagSql, CUSTOMER } from '../cart/bag-sql.ts';
import { toBag, type Bag, type BagRow } from '../cart/bag.mapper.ts';
import { writerSelect, type Writer } from '../pools.ts';

export interface EditBagQuestion {
  readonly orderId: string;
  readonly market: string;
  /** HMAC of the shopper's address. */
  readonly customerKey: Buffer;
  readonly wanted: ReadonlyArray<{ readonly variantId: string; readonly quantity: number }>;
  /** Promotions that the order's receipt names. */
  readonly agreedRules: readonly string[];
}

/** No shopper's code looks like this: it puts the coupon that the order had on the bag. */
const CODE_OF_ORDER = 'THE ORDER';

/** Offers that apply by themselves, and those that the order had, whatever became of them since. */
const PROMOTIONS = `(select k.* from promotion.promotion o
  cross join lateral jsonb_populate_record(o, case
    when o.id <> all(cast($agreedRules as uuid[])) then '{}'
    when o.kind = 'coupon' then jsonb_build_object('active', true, 'code', '${CODE_OF_ORDER}')
    else '{"active": true}' end) k
  where o.kind = 'automatic' or o.id = any(cast($agreedRules as uuid[])))`;

/** The shop's own statement about the items that an edited order would hold. */
const EDIT_BAG_SQL = bagSql({
  cart: `(select cast($orderId as uuid) as id, 1 as version, '${CODE_OF_ORDER}' as coupon)`,
  lines: `(select cast($orderId as uuid) as cart_id, w.variant_id, w.quantity, now() as added_at
    from jsonb_to_recordset(cast($wanted as jsonb)) as w(variant_id uuid, quantity integer))`,
  promotions: PROMOTIONS,
  customer: CUSTOMER,
  storedValues: `select cast(null as jsonb) where false`,
});

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Items of an order that is being changed, at today's prices, with the offers that hold for it. */
export class EditBagRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  async load({ wanted, agreedRules, ...question }: EditBagQuestion): Promise<Bag> {
    // Standing offers of the house have names instead of ids.
    const rules = agreedRules.filter((id) => UUID.test(id));
    const [row] = await writerSelect<BagRow>(this.#writer, EDIT_BAG_SQL, {
      ...question,
      agreedRules: rules,
      wanted: JSON.stringify(
        wanted.map(({ variantId, quantity }) => ({ variant_id: variantId, quantity })),
      ),
    });
    if (row === undefined) throw new Error('a statement without a row');
    const bag = toBag(row);
    const agreed = new Set(rules);
    const promotions = bag.promotions.flatMap((each) => asAgreed(each, agreed));
    const coupon = bag.coupon === null ? null : (asAgreed(bag.coupon, agreed)[0] ?? null);
    return { ...bag, promotions, coupon };
  }
}

/**
 * An offer that the order had is its own: no end, no limit and no switch takes it away while its conditions
 * hold. One that it did not have may come with more goods, unless its uses are counted.
 */
function asAgreed(promotion: Promotion, agreed: ReadonlySet<string>): Promotion[] {
  const { id, usageLimit, perCustomerLimit, campaign, conditions } = promotion;
  if (agreed.has(id))
    return [
      {
        ...promotion,
        active: true,
        startsAt: null,
        endsAt: null,
        usageLimit: null,
        perCustomerLimit: null,
        campaign: null,
        codeUsed: false,
      },
    ];
  const counted =
    usageLimit !== null ||
    perCustomerLimit !== null ||
    (campaign ?? null) !== null ||
    conditions.some(({ type }) => type === 'first-order');
  return counted || promotion.kind === 'coupon' || promotion.action.type === 'gift-line'
    ? []
    : [promotion];
}
