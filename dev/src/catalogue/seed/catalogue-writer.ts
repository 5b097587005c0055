import type { Client } from 'pg';
import type { CatalogueEntry } from '../entry.ts';
import { CLAIM, claimRows } from './claim-rows.ts';
import { insert } from './insert-rows.ts';
import { givePricesAPast } from './price-past.ts';
import { PRICE, PRODUCT, VARIANT, priceRows, productRow, variantRow } from './product-rows.ts';
import { ANSWER, QUESTION, answerRows, questionRow } from './question-rows.ts';
import { REVIEW, reviewRow } from './review-rows.ts';
import {
  BACKORDER,
  BUNDLE,
  LIMIT,
  LOT,
  STOCK,
  backorderRow,
  bundleRow,
  limitRow,
  lotRow,
  stockRow,
} from './stock-rows.ts';
import { PRODUCT_TRANSLATION, translationRow } from './translation-rows.ts';

/** Writes a batch in one transaction; returns how many products were new. */
export async function writeEntries(
  client: Client,
  entries: readonly CatalogueEntry[],
): Promise<number> {
  await client.query('begin');
  try {
    const added = await insert(client, 'catalog.product', PRODUCT, entries.map(productRow));
    const priced = entries.flatMap(({ product, variants }) =>
      variants.map((v) => ({ ...v, productId: product.id })),
    );
    // A product whose address is taken by one of the employees' own is left out, and its variants with it.
    await insert(client, 'catalog.variant', VARIANT, priced.map(variantRow), 'product');
    await insert(client, 'pricing.price', PRICE, priced.flatMap(priceRows), 'variant');
    await givePricesAPast(
      client,
      priced.map(({ variant }) => variant.id),
    );
    await insert(
      client,
      'inventory.stock_level',
      STOCK,
      entries.flatMap(({ stock }) => stock.map(stockRow)),
      'variant',
    );
    await insert(
      client,
      'inventory.lot',
      LOT,
      entries.flatMap(({ lots }) => lots.map(lotRow)),
      'variant',
    );
    await insert(
      client,
      'inventory.bundle_component',
      BUNDLE,
      entries.flatMap(({ bundleParts }) => bundleParts.map(bundleRow)),
    );
    await insert(client, 'catalog.claim', CLAIM, entries.flatMap(claimRows), 'product');
    await insert(
      client,
      'review.review',
      REVIEW,
      entries.flatMap(({ reviews }) => reviews.map(reviewRow)),
      'product',
    );
    await insert(
      client,
      'catalog.product_translation',
      PRODUCT_TRANSLATION,
      entries.flatMap(translationRow),
      'product',
    );
    const questions = entries.flatMap((entry) => entry.questions);
    await insert(client, 'review.question', QUESTION, questions.map(questionRow), 'product');
    await insert(client, 'review.answer', ANSWER, questions.flatMap(answerRows), 'question');
    await insert(client, 'inventory.sale_limit', LIMIT, entries.flatMap(limitRow), 'product');
    await insert(
      client,
      'inventory.backorder',
      BACKORDER,
      entries.flatMap(({ backorders }) => backorders.map(backorderRow)),
      'variant',
    );
    await client.query('commit');
    return added;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
