import { isOrderState, isSold } from '@green-apple/domain-order';
import type { ShippingGateway, TaxGateway } from '@green-apple/partners';
import type { OrderPapers, OrderPapersRepository } from '@green-apple/persistence';
import type {
  CalculationActivities,
  CalculationKind,
  StatsActivities,
} from '@green-apple/workflow-contracts';
import { orderMissing, outcomeUnknown, withPartnerFailures } from '../partner-failure.ts';
import { toTaxQuestion } from '../tax/tax-question.ts';
import { deductionFigure, shippingFigure, taxFigure } from './figures.ts';

export interface CalculationPorts {
  readonly papers: OrderPapersRepository;
  readonly tax: TaxGateway;
  readonly shipping: ShippingGateway;
  readonly stats: StatsActivities;
}

/** A box that holds an order of any usual size; carriers bill by weight. */
const BOX = { lengthMm: 300, widthMm: 220, heightMm: 160 };

/** Works out one figure of an order again, as a message asked, and keeps it beside the order. */
export function createCalculationActivities(ports: CalculationPorts): CalculationActivities {
  const figures: Readonly<Record<CalculationKind, (order: OrderPapers) => Promise<object>>> = {
    async tax(order) {
      const outcome = await ports.tax.calculate(toTaxQuestion(order));
      if (outcome.code === 'unknown') throw outcomeUnknown('the tax service', outcome);
      return taxFigure(order, outcome);
    },
    async shipping(order) {
      if (order.delivery.kind === 'collect' || order.shipsFrom === null) return { code: 'none' };
      const outcome = await ports.shipping.rates({
        from: order.shipsFrom,
        to: order.address,
        parcel: { ...BOX, weightGrams: weightOf(order) },
      });
      if (outcome.code === 'unknown') throw outcomeUnknown('the carrier', outcome);
      return shippingFigure(order, outcome);
    },
    discount: async (order) => deductionFigure(order, ['coupon']),
    promotion: async (order) => deductionFigure(order, ['promotion', 'shipping-promotion']),
    async stats({ id: orderId, state }) {
      const sold = isOrderState(state) && isSold(state);
      if (sold) await ports.stats.recordStats({ orderId });
      else await ports.stats.takeBackStats({ orderId });
      return { code: sold ? 'counted' : 'not_counted' };
    },
  };

  return {
    calculate: ({ orderId, kind }) =>
      withPartnerFailures(async () => {
        const order = await ports.papers.load(orderId);
        if (order === null) throw orderMissing();
        await ports.papers.keepCalculation(orderId, kind, await figures[kind](order));
      }),
  };
}

const weightOf = (order: OrderPapers): number =>
  Math.max(
    1,
    order.lines.reduce((sum, line) => sum + line.weightGrams * line.quantity, 0),
  );
