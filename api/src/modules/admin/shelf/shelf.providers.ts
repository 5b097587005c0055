import type { Provider } from '@nestjs/common';
import {
  MarketPriceRepository,
  MultipackRepository,
  RelationRepository,
  type AuditTrail,
  type ProductRepository,
  type Writer,
} from '@green-apple/persistence';
import { KeepMarketPrices } from './keep-market-prices.use-case.ts';
import { KeepRelations } from './keep-relations.use-case.ts';
import { SetMultipack } from './set-multipack.use-case.ts';

/** What stands beside a product, what is sold several at once, and what it costs elsewhere. */
export function shelfProviders(
  writer: Writer,
  products: ProductRepository,
  trail: AuditTrail,
): Provider[] {
  const relations = new RelationRepository(writer);
  const packs = new MultipackRepository(writer);
  const prices = new MarketPriceRepository(writer);
  return [
    { provide: RelationRepository, useValue: relations },
    { provide: KeepRelations, useValue: new KeepRelations(writer, relations, trail) },
    { provide: MarketPriceRepository, useValue: prices },
    { provide: KeepMarketPrices, useValue: new KeepMarketPrices(writer, prices, trail) },
    { provide: SetMultipack, useValue: new SetMultipack(writer, packs, products, trail) },
  ];
}
