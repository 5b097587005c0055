import type { DeliveryOption } from '@green-apple/contracts-http';
import { tableRates, type DeliveryPrice } from '@green-apple/domain-pricing';
import { isServed } from '@green-apple/domain-tax';
import type { Bag, EditChanges, OrderToEdit } from '@green-apple/persistence';
import { ProblemError } from '../../platform/index.ts';
import { chooseOption, deliveryOptions } from '../checkout/delivery/delivery-options.ts';
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

  constructor(rates: ShippingRates) {
    this.rates = rates;
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
    const to = address ?? order.address;
    if (!isServed(to.region)) throw new ProblemError('ADDRESS_NOT_SERVED');
    const weightGrams = lines.reduce((all, line) => all + line.weightGrams * line.quantity, 0);
    const from = bag.places.find((place) => place.ships);
    const rates =
      from === undefined
        ? tableRates(weightGrams)
        : await this.rates.rates({ from, to, weightGrams });
    const { currency } = order;
    const options = deliveryOptions({ rates, stores: [], ahead: [], now: bag.now, currency });
    const chosen = chooseOption(options, id);
    if (chosen === undefined) throw new ProblemError('DELIVERY_UNAVAILABLE');
    const { option, priceMinor, standard } = chosen;
    const price = { id: option.id, label: option.label, minor: priceMinor, standard };
    return { option, price, changed: id !== order.delivery.id };
  }
}

function agreed({ delivery, receipt }: OrderToEdit): EditedDelivery {
  const { id, label } = delivery;
  const minor = receipt.find(({ kind }) => kind === 'shipping')?.amount.minor ?? 0;
  const standard = id === 'standard';
  return { option: delivery, price: { id, label, minor, standard }, changed: false };
}
