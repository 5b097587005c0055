import {
  ChangeDetectionStrategy,
  Component,
  RESPONSE_INIT,
  computed,
  effect,
  inject,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { GoalChip, Icon, MoneyPipe, previewUrl } from '@green-apple/ng-ui';
import { BagStore } from '../../shared/data-bag/bag-store.ts';
import { ProductGrid } from '../../shared/feature-product-grid/product-grid.ts';
import { MarketStore } from '../../shared/data-market/market-store.ts';
import { LoadProblem } from '../../shared/ui-load-problem/load-problem.ts';
import { UnitPrice } from '../../shared/ui-price-terms/unit-price.ts';
import { Size } from '../../shared/ui-size/size.ts';
import { Say } from '../../shared/util-language/say.ts';
import { OtherLanguage, TextLanguage } from '../../shared/util-language/text-language.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { PageMeta } from '../../shared/util-seo/page-meta.ts';
import { PermanentMove } from '../../shared/util-seo/permanent-move.ts';
import { KeptTogether } from '../../shared/util-words/kept-together.ts';
import { sizeName } from '../../shared/util-words/size-words.ts';
import { stockWords } from '../../shared/util-words/stock-words.ts';
import { goalName } from '../../shared/util-words/term-name.ts';
import { ProductStore } from '../data/product-store.ts';
import { CertificateList } from '../ui/certificate-list.ts';
import { Gallery } from '../ui/gallery.ts';
import { LabelFacts } from '../ui/label-facts.ts';
import { NutritionDeclaration } from '../ui/nutrition-declaration.ts';
import { PackPicker } from '../ui/pack-picker.ts';
import { ProductSkeleton } from '../ui/product-skeleton.ts';
import { VariantPicker } from '../ui/variant-picker.ts';
import { LotLookup } from './lot-lookup.ts';
import { ProductQuestions } from './product-questions.ts';
import { ProductReviews } from './product-reviews.ts';
import { describedIn } from '../util/attribute-words.ts';
import { claimsWithMarks } from '../util/claims.ts';
import { lotSentence } from '../util/lot-sentence.ts';
import { packsOf, sameNumberOf, sizeOf, sizesIn } from '../util/packs.ts';
import { reviewCount } from '../util/review-words.ts';
import { servingsIn } from '../util/servings.ts';
import { suitability } from '../util/suitability.ts';
import { productFacts } from '../util/structured-data.ts';

/** One product, in the order in which a shopper asks: what, for whom, how much, when, and what is in it. */
@Component({
  selector: 'ga-product-page',
  imports: [
    CertificateList,
    Gallery,
    GoalChip,
    Icon,
    KeptTogether,
    LabelFacts,
    LoadProblem,
    LotLookup,
    MoneyPipe,
    NutritionDeclaration,
    OtherLanguage,
    PackPicker,
    ProductGrid,
    ProductQuestions,
    ProductReviews,
    ProductSkeleton,
    RouterLink,
    Say,
    Size,
    TextLanguage,
    UnitPrice,
    VariantPicker,
  ],
  providers: [ProductStore],
  templateUrl: './product-page.html',
  styleUrl: './product-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProductPage {
  readonly #route = inject(ActivatedRoute);
  readonly #router = inject(Router);
  readonly #response = inject(RESPONSE_INIT, { optional: true });
  readonly #move = inject(PermanentMove);
  protected readonly words = inject(WORDS);
  protected readonly store = inject(ProductStore);
  protected readonly bag = inject(BagStore);
  protected readonly shop = inject(MarketStore);

  readonly #params = toSignal(this.#route.paramMap, { requireSync: true });
  readonly #query = toSignal(this.#route.queryParamMap, { requireSync: true });

  protected readonly product = this.store.product;
  protected readonly variant = this.store.variant;
  readonly #variants = computed(() => this.product()?.variants ?? []);
  protected readonly sizes = computed(() => sizesIn(this.#variants()));
  protected readonly size = computed(() => sizeOf(this.variant(), this.#variants()));
  protected readonly packs = computed(() => {
    const product = this.product();
    return product ? packsOf(this.variant(), product, this.words) : [];
  });
  protected readonly sameNumber = (sku: string): string =>
    sameNumberOf(sku, this.variant(), this.#variants());
  protected readonly stock = computed(() =>
    stockWords(this.variant()?.available ?? 0, this.variant()?.backorder ?? null, this.words),
  );
  protected readonly stores = computed(
    () => this.variant()?.stores.filter((store) => store.available > 0) ?? [],
  );
  protected readonly claims = computed(() => claimsWithMarks(this.product()));
  protected readonly suits = computed(() =>
    suitability(this.product(), this.shop.market().label, this.words),
  );
  /** Of the product, and of the size that is looked at. */
  protected readonly details = computed(() =>
    [...(this.product()?.attributes ?? []), ...(this.variant()?.attributes ?? [])].map((one) =>
      describedIn(this.words, one),
    ),
  );
  protected readonly servings = computed(() =>
    servingsIn(this.variant(), this.product()?.facts ?? null),
  );
  protected readonly goal = computed(() => goalName(this.product()?.goal ?? '', this.words));
  protected readonly reviewCount = reviewCount;
  protected readonly lotSentence = (lot: Parameters<typeof lotSentence>[0]): string =>
    lotSentence(lot, this.words);
  protected readonly adding = computed(() => this.bag.adding().has(this.variant()?.id ?? ''));

  constructor() {
    this.store.follow(
      computed(() => this.#params().get('slug') ?? ''),
      computed(() => this.#query().get('size')),
    );
    const meta = inject(PageMeta);
    effect(() => {
      const product = this.product();
      if (product) {
        this.#followMove(product.slug);
        const { seo } = product;
        meta.describe({
          title: seo.title || `${product.title} ${product.subtitle}`,
          description: seo.description || product.summary,
          canonicalPath: seo.canonicalPath ?? `/p/${product.slug}`,
          unlisted: seo.noindex,
          imagePath: product.images[0] ? previewUrl(product.images[0]) : null,
          structured: productFacts(product, (path) => meta.absolute(path), this.words),
        });
      } else if (this.store.missing()) {
        meta.describe({ title: this.words.say('Product not found') });
        if (this.#response) this.#response.status = 404;
      }
    });
  }

  /** An address the product had before leads to the one it has now, for good. */
  #followMove(slug: string): void {
    if (slug === this.#params().get('slug')) return;
    const size = untracked(() => this.#query().get('size'));
    this.#move.to(['/p', slug], size === null ? {} : { size });
  }

  protected pick(sku: string): void {
    void this.#router.navigate([], {
      relativeTo: this.#route,
      queryParams: { size: sku },
      replaceUrl: true,
      scroll: 'manual',
    });
  }

  protected addToBag(): void {
    const variant = this.variant();
    const product = this.product();
    if (!variant || !product) return;
    void this.bag.add({
      variantId: variant.id,
      title: `${product.title}, ${sizeName(variant.title, this.words)}`,
    });
  }
}
