import { type StockedProjection } from '@green-apple/persistence';
import { type SearchDocument } from '@green-apple/search';
/** Around 4. What cannot be bought now goes down the list but stays findable. */
export declare function popularityOf(average: number, count: number, inStock: boolean): number;
/** The document of a product at `now` (ISO 8601); null for one that has no price in any market. */
export declare function toSearchDocument(product: StockedProjection, now: string): SearchDocument | null;
