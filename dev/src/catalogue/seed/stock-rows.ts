import type { CatalogueEntry } from '../entry.ts';

export const BUNDLE = {
  bundle_variant_id: 'uuid',
  component_variant_id: 'uuid',
  quantity: 'integer',
};
export const bundleRow = (part: CatalogueEntry['bundleParts'][number]): object => ({
  bundle_variant_id: part.bundleVariantId,
  component_variant_id: part.componentVariantId,
  quantity: part.quantity,
});

export const LIMIT = {
  product_id: 'uuid',
  max_per_order: 'integer',
  minimum_age: 'integer',
  not_to: 'text[]',
};
export const limitRow = ({ product, limit }: CatalogueEntry): object[] =>
  limit === null
    ? []
    : [
        {
          product_id: product.id,
          max_per_order: limit.maxPerOrder,
          minimum_age: limit.minimumAge,
          not_to: limit.notTo,
        },
      ];

export const BACKORDER = {
  variant_id: 'uuid',
  kind: 'text',
  unit_limit: 'integer',
  expected_on: 'date',
};
export const backorderRow = (backorder: CatalogueEntry['backorders'][number]): object => ({
  variant_id: backorder.variantId,
  kind: backorder.kind,
  unit_limit: backorder.unitLimit,
  expected_on: backorder.expectedOn,
});

export const STOCK = { variant_id: 'uuid', location_id: 'uuid', on_hand: 'integer' };
export const stockRow = ({
  variantId,
  locationId,
  onHand,
}: CatalogueEntry['stock'][number]): object => ({
  variant_id: variantId,
  location_id: locationId,
  on_hand: onHand,
});

export const LOT = {
  id: 'uuid',
  variant_id: 'uuid',
  location_id: 'uuid',
  code: 'text',
  quantity: 'integer',
  expires_on: 'date',
  tested_on: 'date',
};
export const lotRow = ({
  variantId,
  locationId,
  expiresOn,
  testedOn,
  ...rest
}: CatalogueEntry['lots'][number]): object => ({
  ...rest,
  variant_id: variantId,
  location_id: locationId,
  expires_on: expiresOn,
  tested_on: testedOn,
});
