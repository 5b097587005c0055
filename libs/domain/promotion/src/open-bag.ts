import { workOut, type Currency, type RoundingRule, type Share } from '@green-apple/domain-money';
import { conditionsHold, matchingLines } from './condition.ts';
import { deduct } from './deduct.ts';
import type { Adjustment, CouponRefusal, OfferContext, OfferLine, Promotion } from './promotion.ts';

export interface OpenBagInput {
  readonly lines: readonly OfferLine[];
  readonly currency: Currency;
  readonly now: string;
  readonly context: OfferContext;
  readonly rule: RoundingRule;
  readonly deliveryMinor: number;
}

/** A bag while offers are applied to it, one after the other. */
export class OpenBag {
  readonly adjustments: Adjustment[] = [];
  freeShipping: Promotion | null = null;
  readonly #input: OpenBagInput;
  readonly #left: Map<string, number>;
  /** Lines that some offer has lowered, and those that an exclusive one keeps for itself. */
  readonly #lowered = new Set<string>();
  readonly #taken = new Set<string>();
  /** What offers of one campaign took in this bag. */
  readonly #spent = new Map<string, number>();

  constructor(input: OpenBagInput) {
    this.#input = input;
    this.#left = new Map(input.lines.map((line) => [line.lineId, line.unitMinor * line.quantity]));
  }

  /** Null when the offer took something off, or made delivery free; else why not. */
  apply(promotion: Promotion): CouponRefusal | null {
    const { lines, now, context } = this.#input;
    const matching = matchingLines(promotion.conditions, lines);
    if (!conditionsHold(promotion.conditions, { matching, context, now }))
      return 'CONDITIONS_NOT_MET';
    if (promotion.action.type === 'free-shipping') return this.#freeDelivery(promotion);
    const wanted = this.#aimOf(promotion, matching);
    const open = wanted.filter((line) => this.#isOpen(line, promotion));
    const working = deduct(
      promotion.action,
      open.map((line) => ({ ...line, leftMinor: this.#left.get(line.lineId) ?? 0 })),
    );
    const shares = workOut(working, this.#input.currency, this.#input.rule);
    if (shares.length === 0)
      return open.length < wanted.length ? 'NOT_COMBINABLE' : 'CONDITIONS_NOT_MET';
    const minor = shares.reduce((all, share) => all + share.minor, 0);
    if (!this.#pays(promotion, minor)) return 'EXHAUSTED';
    this.#lower(promotion, shares);
    this.adjustments.push({
      kind: promotion.kind === 'coupon' ? 'coupon' : 'promotion',
      promotionId: promotion.id,
      promotionVersion: promotion.version,
      label: promotion.name,
      minor,
      shares,
      working,
    });
    return null;
  }

  #freeDelivery(promotion: Promotion): CouponRefusal | null {
    if (this.freeShipping !== null) return null;
    if (!this.#pays(promotion, this.#input.deliveryMinor)) return 'EXHAUSTED';
    this.freeShipping = promotion;
    return null;
  }

  #aimOf({ id, action }: Promotion, matching: readonly OfferLine[]): readonly OfferLine[] {
    if (action.type === 'gift-line') return this.#input.lines.filter(({ giftOf }) => giftOf === id);
    return action.type === 'percent-off' && action.scope === 'order'
      ? matchingLines([], this.#input.lines)
      : matching;
  }

  #isOpen({ lineId }: OfferLine, { stackable }: Promotion): boolean {
    return !this.#taken.has(lineId) && (stackable || !this.#lowered.has(lineId));
  }

  #lower(promotion: Promotion, shares: readonly Share[]): void {
    for (const { lineId, minor } of shares) {
      this.#left.set(lineId, (this.#left.get(lineId) ?? 0) - minor);
      this.#lowered.add(lineId);
      if (!promotion.stackable) this.#taken.add(lineId);
    }
  }

  /** Takes it from the campaign's budget: wholly or not at all, nobody gets half an offer. */
  #pays({ campaign }: Promotion, minor: number): boolean {
    if (campaign === undefined || campaign === null) return true;
    const spent = (this.#spent.get(campaign.id) ?? 0) + minor;
    if (campaign.spendLeftMinor !== null && spent > campaign.spendLeftMinor) return false;
    this.#spent.set(campaign.id, spent);
    return true;
  }
}
