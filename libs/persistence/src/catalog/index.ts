export * from './attribute.repository.ts';
export * from './catalog-search.ts';
export * from './catalog.mapper.ts';
export * from './catalog-source.ts';
export * from './catalog.reader.ts';
export * from './category-words.ts';
export * from './collection.repository.ts';
export * from './market-price.repository.ts';
export * from './multipack.repository.ts';
export * from './product-creation.repository.ts';
export * from './product-edition.ts';
export type { ProductPage, ProductReading } from './product-reading.ts';
export * from './product.repository.ts';
export * from './relation.repository.ts';
export * from './search-query.repository.ts';
export * from './search-rules.repository.ts';
export * from './in-language.ts';
export * from './taxonomy.repository.ts';
export * from './translation.repository.ts';
export * from './variant-code.ts';
export * from './variant-edit.repository.ts';
export type {
  CategoryStep,
  DetailedVariant,
  ElsewhereProjection,
  NextLot,
  ProductProjection,
  ProjectedVariant,
  StockedProjection,
  StoreName,
  StoreShelf,
} from './projection.ts';
