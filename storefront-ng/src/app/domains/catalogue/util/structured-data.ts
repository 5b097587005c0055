import type { ProductDetail, VariantDto } from '@green-apple/contracts-http';
import { previewUrl } from '@green-apple/ng-ui';
import type { Words } from '../../shared/util-language/words.ts';
import { sizeName } from '../../shared/util-words/size-words.ts';

/** schema.org description of the shop itself. */
export const shopFacts = (url: string) => ({
  '@context': 'https://schema.org',
  '@type': 'WebSite',
  name: 'Green Apple',
  url,
});

/** schema.org description of a product with one offer per size. `at` makes a path absolute. */
export function productFacts(product: ProductDetail, at: (path: string) => string, words: Words) {
  const [image] = product.images;
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.title,
    description: product.summary,
    brand: { '@type': 'Brand', name: product.brand.name },
    category: product.category.name,
    ...(image ? { image: at(previewUrl(image)) } : {}),
    ...(product.ratingCount > 0
      ? {
          aggregateRating: {
            '@type': 'AggregateRating',
            ratingValue: product.ratingAverage,
            reviewCount: product.ratingCount,
          },
        }
      : {}),
    offers: product.variants.map((variant) => ({
      '@type': 'Offer',
      sku: variant.sku,
      name: sizeName(variant.title, words),
      url: at(`/p/${product.slug}?size=${encodeURIComponent(variant.sku)}`),
      price: (variant.price.minor / 100).toFixed(2),
      priceCurrency: variant.price.currency,
      availability: `https://schema.org/${availability(variant)}`,
    })),
  };
}

function availability({ available, backorder }: VariantDto): string {
  if (available > 0) return 'InStock';
  if (backorder === null) return 'OutOfStock';
  return backorder.kind === 'preorder' ? 'PreOrder' : 'BackOrder';
}
