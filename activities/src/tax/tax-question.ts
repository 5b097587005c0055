import { money } from '@green-apple/domain-money';
import { marketOf } from '@green-apple/domain-pricing';
import type { CalculateTaxInput } from '@green-apple/partners';
import type { OrderPapers } from '@green-apple/persistence';

/** What the tax service is asked about an order: sums and a place, no name. */
export function toTaxQuestion(order: OrderPapers): CalculateTaxInput {
  const { currency, address } = order;
  const place =
    order.delivery.kind === 'collect' && order.shipsFrom !== null ? order.shipsFrom : address;
  return {
    currency,
    lines: order.lines.map((line) => ({
      reference: line.id,
      amount: money(line.totalMinor, currency),
      quantity: line.quantity,
      ...(line.taxCode === null ? {} : { taxCode: line.taxCode }),
    })),
    shipping: money(order.shippingMinor, currency),
    address: {
      city: place.city,
      region: place.region,
      postalCode: place.postalCode,
      country: place.country,
    },
    taxIncluded: marketOf(order.market).taxMode === 'gross',
  };
}
