import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MARKETS, US, type Market } from '@green-apple/domain-pricing/market';
import { ShelfClient, type Edition } from '../../shared/data-access/shelf-client.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { Attempt } from '../../shared/util-attempt/attempt.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { MARKET_CHOICES } from '../../shared/util-market/market-text.ts';
import { MarketPriceRow } from '../ui/market-price-row.ts';
import {
  marketFaults,
  soldText,
  toMarketDraft,
  toMarketEdit,
  type MarketPriceDraft,
} from '../util/market-price-draft.ts';
import { partTrouble } from './part-trouble.ts';

type Drafts = Readonly<Record<string, readonly MarketPriceDraft[]>>;

/** Where a product is sold, and what its sizes cost outside of the home market; saved apart from the form around it. */
@Component({
  selector: 'ga-product-markets',
  imports: [FailurePanel, MarketPriceRow, MatButton],
  templateUrl: './product-markets.html',
  styleUrls: ['./product-part.scss', './product-markets.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProductMarkets {
  readonly product = input.required<Edition>();
  readonly locked = input.required<boolean>();
  /** The version that the product has now. */
  readonly saved = output<number>();

  readonly #client = inject(ShelfClient);
  protected readonly stored = resource({
    // Every version of the product, so that prices of the form beside it show here too.
    params: () => ({ id: this.product().id, version: this.product().version }),
    loader: ({ params, abortSignal }) => this.#client.prices(params.id, abortSignal),
  });
  protected readonly kept = keptValue(this.stored);
  // Equal as long as the prices are: what was typed stays while only the version of the product moves.
  readonly #base = computed<Drafts>(
    () =>
      Object.fromEntries(
        MARKETS.map(({ code, zone }) => [
          code,
          (this.kept()?.variants ?? []).map((variant) => toMarketDraft(variant, code, zone)),
        ]),
      ),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  readonly #drafts = linkedSignal<Drafts>(() => this.#base());
  protected readonly markets = computed(() =>
    MARKETS.map((market) => ({
      market,
      home: market.code === US.code,
      label: MARKET_CHOICES.find(({ code }) => code === market.code)?.label ?? market.code,
      sold: soldText(
        this.kept()?.markets.find(({ code }) => code === market.code)?.sold ?? 0,
        this.kept()?.variants.filter(({ active }) => active).length ?? 0,
      ),
      zone: market.zone.replace(/^.*\//, '').replaceAll('_', ' '),
      changed: this.#edit(market) !== null,
    })),
  );
  /** True while there is something to lose. */
  readonly changed = computed(() => this.markets().some(({ changed }) => changed));
  protected readonly attempt = new Attempt((_, error) => partTrouble(error));
  protected readonly note = signal('');

  protected draftOf(code: string, variantId: string): MarketPriceDraft | null {
    if (code === US.code) return null;
    return this.#drafts()[code]?.find((draft) => draft.variantId === variantId) ?? null;
  }

  protected type(code: string, variantId: string, change: Partial<MarketPriceDraft>): void {
    this.#drafts.update((all) => ({
      ...all,
      [code]: (all[code] ?? []).map((draft) =>
        draft.variantId === variantId ? { ...draft, ...change } : draft,
      ),
    }));
  }

  protected discard(): void {
    this.#drafts.set(this.#base());
    this.attempt.trouble.set('');
  }

  protected async save(market: Market): Promise<void> {
    const edit = this.#edit(market);
    if (edit === null) return;
    if (this.#faulty(market)) {
      this.attempt.trouble.set('Not saved: a price needs another look.');
      return;
    }
    await this.attempt.make(market.code, async () => {
      const kept = await this.#client.keepPrices(this.product(), market.code, edit);
      this.kept.set(kept);
      this.note.set('Saved. The shop shows it within two seconds.');
      this.saved.emit(kept.version);
    });
  }

  #edit({ code, zone }: Market) {
    const variants = this.kept()?.variants ?? [];
    return code === US.code ? null : toMarketEdit(variants, this.#drafts()[code] ?? [], code, zone);
  }

  #faulty({ code, zone }: Market): boolean {
    return (this.#drafts()[code] ?? []).some(
      (draft) => Object.keys(marketFaults(draft, zone)).length > 0,
    );
  }
}
