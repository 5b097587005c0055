import { isAstray, turnedUp } from '@green-apple/domain-order';
import type { PlannedShipment } from '@green-apple/workflow-contracts';
import { carrier, staff } from '../support/proxies.ts';

/**
 * What was made good may turn up after all: whenever there is news, carriers are asked. Nothing is charged or given
 * back for it; what becomes of it is agreed with the shopper by a person.
 */
export class MadeGoodParcels {
  readonly #orderId: string;
  #hasNews = true;

  constructor(orderId: string) {
    this.#orderId = orderId;
  }

  listen(): void {
    this.#hasNews = true;
  }

  async look(planned: readonly PlannedShipment[]): Promise<void> {
    if (!this.#hasNews) return;
    this.#hasNews = false;
    for (const { shipmentId, state, madeGood } of planned) {
      if (madeGood === null || !isAstray(state)) continue;
      const { state: says } = await carrier().readTracking({ shipmentId });
      if (turnedUp(state, says))
        await staff().raiseStaffTask({
          key: `turned-up/${shipmentId}`,
          kind: 'parcel_turned_up',
          orderId: this.#orderId,
          facts: { shipmentId },
        });
    }
  }
}
