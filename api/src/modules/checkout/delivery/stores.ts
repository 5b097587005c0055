import {
  nearestFirst,
  pickupOffer,
  regionOfPostalCode,
  type PickupOffer,
} from '@green-apple/domain-inventory';
import type { MarketCode } from '@green-apple/domain-pricing';
import { readStores, type Bag, type Store, type Writer } from '@green-apple/persistence';

/** Stores open and close by the month, not by the minute. */
const KEEP_MS = 60_000;

/** The stores, read now and then, and what they can do for a bag. */
export class Stores {
  private readonly read: () => Promise<Store[]>;
  private known: { readonly stores: Promise<Store[]>; readonly until: number } | undefined;

  constructor(writer: Writer, market: MarketCode) {
    this.read = () => readStores(writer, market);
  }

  /** What each store can do for the bag, the best for the shopper first; `near` is a ZIP code. */
  async offers(bag: Pick<Bag, 'lines' | 'places'>, near?: string): Promise<PickupOffer<Store>[]> {
    const region = near === undefined ? null : regionOfPostalCode(near);
    const offers = (await this.all()).map((store) => pickupOffer(store, bag.lines, bag.places));
    return nearestFirst(offers, region === null ? null : { region, postalCode: near ?? '' });
  }

  async any(): Promise<boolean> {
    return (await this.all()).length > 0;
  }

  private all(): Promise<Store[]> {
    if (this.known === undefined || this.known.until < performance.now()) {
      const stores = this.read();
      this.known = { stores, until: performance.now() + KEEP_MS };
      // A failure is nothing to keep.
      stores.catch(() => (this.known = undefined));
    }
    return this.known.stores;
  }
}
