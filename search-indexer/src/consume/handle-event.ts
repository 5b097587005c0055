import type { ShopEvent } from '@green-apple/contracts-events';
import { done, rejected, type Handled } from '@green-apple/messaging';
import { parseHistoryPoint } from '@green-apple/persistence';
import { affectedProducts } from '../project/affected-products.ts';
import type { Freshness } from './freshness.ts';
import type { ProductReadings } from './product-readings.ts';
import type { ProductUpdater, Refusal } from './product-updater.ts';

const PAGE = 200;

export interface HandleEventDependencies {
  readonly updater: ProductUpdater;
  readonly readings: ProductReadings;
  readonly freshness?: Freshness;
}

/**
 * Makes the index show what an event tells of. Needs no inbox: a repeat reads and writes the same again.
 * Throws when the engine or the database is away; the message comes back.
 */
export async function handleEvent(
  event: ShopEvent,
  { updater, readings, freshness }: HandleEventDependencies,
): Promise<Handled> {
  const affected = affectedProducts(event);
  const since = parseHistoryPoint(event.historypoint ?? '');
  const refused: Refusal[] = [];
  if (affected.kind === 'products') refused.push(...(await updater.updateAll(affected.ids, since)));
  if (affected.kind === 'group') {
    let after: string | null = null;
    do {
      const ids: string[] = await readings.idsUnder(affected.group, after, PAGE, since);
      refused.push(...(await updater.updateAll(ids, since)));
      after = ids.length === PAGE ? (ids.at(-1) ?? null) : null;
    } while (after !== null);
  }
  const [first] = refused;
  if (first) return rejected('DOCUMENT_REFUSED', `${first.id}: ${first.reason}`);
  if (affected.kind !== 'none') freshness?.took(event.time, new Date().toISOString());
  return done;
}
