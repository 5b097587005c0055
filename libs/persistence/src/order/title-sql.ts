/** What a product is called in the language the order `o` was placed in, where that was translated. */
export const titleInOrder = (productId: string, otherwise: string): string =>
  `coalesce((select t.texts ->> 'title' from catalog.product_translation t
  where t.product_id = ${productId} and t.locale = o.locale), ${otherwise})`;
