import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  DestroyRef,
  ElementRef,
  PLATFORM_ID,
  computed,
  effect,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { Location, isPlatformBrowser } from '@angular/common';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Title } from '@angular/platform-browser';
import {
  NavigationCancel,
  NavigationEnd,
  NavigationError,
  NavigationStart,
  Router,
  RouterOutlet,
} from '@angular/router';
import { BagStore } from '../domains/shared/data-bag/bag-store.ts';
import { MarketStore } from '../domains/shared/data-market/market-store.ts';
import { Say } from '../domains/shared/util-language/say.ts';
import { WORDS } from '../domains/shared/util-language/words.ts';
import { BagNote } from './bag-note.ts';
import { ChosenLanguage } from './chosen-language.ts';
import { Footer } from './footer.ts';
import { Header } from './header.ts';
import { LanguageLinks } from './language-links.ts';
import { LostPage } from './lost-page.ts';

/** Frame of every page: skip link, header, the page, footer, and what is announced in between. */
@Component({
  selector: 'ga-shell',
  imports: [BagNote, Footer, Header, LostPage, RouterOutlet, Say],
  templateUrl: './shell.html',
  styleUrl: './shell.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Shell {
  readonly #words = inject(WORDS);
  readonly #router = inject(Router);
  readonly #bag = inject(BagStore);
  readonly #title = inject(Title);
  readonly #document = inject(DOCUMENT);
  readonly #location = inject(Location);
  readonly #browser = isPlatformBrowser(inject(PLATFORM_ID));
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  readonly #navigating = signal(false);
  readonly #path = signal<string | null>(null);

  protected readonly announcement = signal('');
  /** A page's code could not be fetched, e.g. offline or after a deployment. */
  protected readonly lost = signal<string | null>(null);
  protected readonly navigating = computed(() => this.#browser && this.#navigating());
  /** The last step shows nothing that leads away from it. */
  protected readonly quiet = computed(() => this.#path()?.startsWith('/checkout') ?? false);

  constructor() {
    if (this.#words.language !== 'en') this.#document.documentElement.lang = this.#words.language;
    inject(LanguageLinks).follow();
    const [shop, chosen] = [inject(MarketStore), inject(ChosenLanguage)];
    effect(() => {
      const offered = shop.locales();
      if (this.#browser && offered !== null) chosen.resume(offered);
    });
    this.#router.events.pipe(takeUntilDestroyed(inject(DestroyRef))).subscribe((event) => {
      if (event instanceof NavigationStart) this.#navigating.set(true);
      if (event instanceof NavigationCancel) this.#navigating.set(false);
      if (event instanceof NavigationError) this.#failed(event.url);
      if (event instanceof NavigationEnd) this.#arrived(event.urlAfterRedirects);
    });
  }

  protected reload(url: string): void {
    this.#document.location.assign(this.#location.prepareExternalUrl(url));
  }

  #failed(url: string): void {
    this.#navigating.set(false);
    if (this.#browser) this.lost.set(url);
  }

  #arrived(url: string): void {
    const path = url.split(/[?#]/)[0] ?? url;
    const before = this.#path();
    this.#navigating.set(false);
    this.lost.set(null);
    this.#path.set(path);
    // The first page is announced by the browser itself, and a changed filter is no new page.
    if (!this.#browser || before === null || before === path) return;
    this.#bag.dismissNews();
    setTimeout(() => {
      this.announcement.set(this.#title.getTitle());
      this.main().nativeElement.focus({ preventScroll: true });
    });
  }
}
