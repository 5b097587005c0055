import type { PickupStoreDto, PickupStoreList } from '@green-apple/contracts-http';
import type { PickupOffer } from '@green-apple/domain-inventory';
import { deliveryWindow } from '@green-apple/domain-pricing';
import type { Bag, CartRepository, Store } from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import { collectOptionId, readyIn } from '../delivery/delivery-options.ts';
import type { Stores } from '../delivery/stores.ts';

/** Where this bag can be collected, and what each store lacks. */
export class ListStores {
  private readonly carts: CartRepository;
  private readonly stores: Stores;

  constructor(carts: CartRepository, stores: Stores) {
    this.carts = carts;
    this.stores = stores;
  }

  async execute(tokenHash: Buffer | null, near: string | undefined): Promise<PickupStoreList> {
    const bag = tokenHash === null ? null : await this.carts.openBag(tokenHash);
    if (bag === null || bag.lines.length === 0) throw new ProblemError('CART_EMPTY');
    const offers = await this.stores.offers(bag, near);
    return { items: offers.map((offer) => toPickupStore(offer, bag)) };
  }
}

function toPickupStore(offer: PickupOffer<Store>, bag: Bag): PickupStoreDto {
  const { code, name, address } = offer.store;
  const { line1 = '', city, region, postalCode } = address;
  return {
    code,
    name,
    address: { line1, city, region, postalCode },
    deliveryOptionId: offer.ready ? collectOptionId(code) : null,
    readyBy: offer.ready ? deliveryWindow(bag.now, readyIn(offer.days)).latest : null,
    missing: offer.ready
      ? []
      : offer.short.map(({ lineId, available }) => ({
          variantId: lineId,
          title: bag.lines.find((line) => line.lineId === lineId)?.title ?? 'An item',
          available,
        })),
  };
}
