import type { DeliveryOption } from '@green-apple/contracts-http';
import { tableRates, type DeliveryPrice, type Market } from '@green-apple/domain-pricing';
import type { Bag, EditChanges, OrderToEdit, QuotedDelivery } from '@green-apple/persistence';
import { ProblemError } from '../../platform/index.ts';
import { chooseOption, deliveryOptions } from '../checkout/delivery/delivery-options.ts';
import { refuseElsewhere } from '../checkout/delivery/served-places.ts';
import type { ShippingRates } from '../checkout/delivery/shipping-rates.ts';
import type { PricedEditLine } from './edit-lines.ts';

export interface EditedDelivery {
  readonly option: DeliveryOption;
  /** Before offers. */
  readonly price: DeliveryPrice;
  readonly changed: boolean;
}

/** How a changed order gets there. */
export class EditedWays {
  private readonly rates: ShippingRates;
  private readonly marketOf: (code: string) => Market;

  /** `marketOf`: the market as it stands now. */
  constructor(rates: ShippingRates, marketOf: (code: string) => Market) {
    this.rates = rates;
    this.marketOf = marketOf;
  }

  /**
   * The way that was agreed, at its price, while neither address nor way changes; else what carriers ask for
   * today. Throws DELIVERY_UNAVAILABLE, ADDRESS_NOT_SERVED, or EDIT_NOT_POSSIBLE for what is collected.
   */
  async of(
    order: OrderToEdit,
    bag: Bag,
    lines: readonly PricedEditLine[],
    { address, deliveryOptionId }: EditChanges,
  ): Promise<EditedDelivery> {
    const id = deliveryOptionId ?? order.delivery.id;
    if (address === undefined && id === order.delivery.id) return agreed(order);
    if (order.delivery.kind === 'collect')
      throw new ProblemError('EDIT_NOT_POSSIBLE', {
        detail: 'This order is collected in a store; the way it reaches you cannot be changed.',
      });
    const chosen = chooseOption(await this.byCarrier(order, bag, lines, address), id);
    if (chosen === undefined) throw new ProblemError('DELIVERY_UNAVAILABLE');
    const { option, priceMinor, standard } = chosen;
    const price = { id: option.id, label: option.label, minor: priceMinor, standard };
    return { option, price, changed: id !== order.delivery.id };
  }

  /** Every way there is to choose from: the agreed one at its price while the address stays. */
  async options(
    order: OrderToEdit,
    bag: Bag,
    lines: readonly PricedEditLine[],
    { address }: EditChanges,
  ): Promise<DeliveryOption[]> {
    if (order.delivery.kind === 'collect') return [];
    const ways = (await this.byCarrier(order, bag, lines, address)).map(({ option }) => option);
    if (address !== undefined) return ways;
    const current = { ...order.delivery, price: order.totals.shipping };
    return [current, ...ways.filter(({ id }) => id !== current.id)];
  }

  private async byCarrier(
    order: OrderToEdit,
    bag: Bag,
    lines: readonly PricedEditLine[],
    address: EditChanges['address'],
  ): Promise<QuotedDelivery[]> {
    const to = address ?? order.address;
    const market = this.marketOf(order.market);
    refuseElsewhere(market, to);
    const weightGrams = lines.reduce((all, line) => all + line.weightGrams * line.quantity, 0);
    const from = bag.places.find((place) => place.ships);
    const rates =
      from === undefined
        ? tableRates(weightGrams, market.delivery)
        : await this.rates.rates({ from, to, weightGrams, market });
    const { currency } = order;
    return deliveryOptions({ rates, stores: [], ahead: [], now: bag.now, currency });
  }
}

function agreed({ delivery, receipt }: OrderToEdit): EditedDelivery {
  const { id, label } = delivery;
  const minor = receipt.find(({ kind }) => kind === 'shipping')?.amount.minor ?? 0;
  const standard = id === 'standard';
  return { option: delivery, price: { id, label, minor, standard }, changed: false };
}
