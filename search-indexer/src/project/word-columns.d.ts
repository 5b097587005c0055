import { type Market } from '@green-apple/domain-pricing';
import { type StockedProjection } from '@green-apple/persistence';
import type { SearchDocument } from '@green-apple/search';
/** What a product is found by in every language that one of `markets`, where it is sold, offers beside its own. */
export declare function wordColumns(product: StockedProjection, markets: readonly Market[]): SearchDocument['words'];
