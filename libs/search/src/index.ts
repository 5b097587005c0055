export type { Scale } from './asking/catalogue-sample.ts';
export { buildFacetBody } from './bodies/build-facet-body.ts';
export { buildPageBody } from './bodies/build-page-body.ts';
export { IndexBusyError, type IndexWrite, type WriteOutcome } from './document/bulk-write.ts';
export { DEFINITION_HASH, INDEX_DEFINITION, indexNames } from './document/index-definition.ts';
export { ProductIndex, isEngineAway, type BuildProgress } from './document/product-index.ts';
export {
  facetKey,
  partsOf,
  standingOf,
  toStored,
  type CardWords,
  type MarketColumns,
  type SearchDocument,
  type WordColumns,
} from './document/search-document.ts';
export { writeList } from './document/stored-columns.ts';
export { CircuitBreaker } from './engine/circuit-breaker.ts';
export { toEngineFault } from './engine/engine-fault.ts';
export { openSearchClient, type SearchClient } from './engine/search-client.ts';
export { SharedTrips } from './engine/shared-trips.ts';
export { ElasticsearchProductSearch, type ProductSearch } from './product-search.ts';
export { SearchGateway, type Turn } from './search-gateway.ts';
