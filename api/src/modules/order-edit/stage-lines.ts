import {
  customerKey,
  type Bag,
  type EditBagRepository,
  type EditChanges,
  type OrderToEdit,
} from '@green-apple/persistence';
import { ProblemError } from '../../platform/index.ts';
import { agreedRules, itemsWanted, wantedLines, type PricedEditLine } from './edit-lines.ts';

export interface StagedLines {
  readonly bag: Bag;
  /** As the order holds them. */
  readonly agreed: PricedEditLine[];
  /** As they would be. */
  readonly lines: PricedEditLine[];
}

/**
 * The order's lines as they are and as they would be, with what the shop knows of the items. Throws
 * QUANTITY_INVALID and VARIANT_NOT_FOUND for wishes that make no sense.
 */
export async function stageLines(
  its: { readonly bags: EditBagRepository; readonly customerKeySecret: string },
  order: OrderToEdit,
  changes: EditChanges,
): Promise<StagedLines> {
  const bag = await its.bags.load({
    orderId: order.id,
    market: order.market,
    customerKey: customerKey(order.email, its.customerKeySecret),
    wanted: itemsWanted(order, changes),
    agreedRules: agreedRules(order),
  });
  try {
    return { bag, ...wantedLines(order, bag, changes) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ProblemError('QUANTITY_INVALID', {}, { cause: error });
  }
}
