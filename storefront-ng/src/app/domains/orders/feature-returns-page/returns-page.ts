import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { LoadProblem } from '../../shared/ui-load-problem/load-problem.ts';
import { PageMeta } from '../../shared/util-seo/page-meta.ts';
import { ReturnStore } from '../data/return-store.ts';
import { ReturnCard } from '../ui/return-card.ts';
import { ReturnForm } from './return-form.ts';

/** What can be sent back of an order, and how far what was sent is. */
@Component({
  selector: 'ga-returns-page',
  imports: [LoadProblem, ReturnCard, ReturnForm, RouterLink, Say],
  providers: [ReturnStore],
  templateUrl: './returns-page.html',
  styleUrl: './returns-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReturnsPage {
  readonly #words = inject(WORDS);
  readonly #params = toSignal(inject(ActivatedRoute).paramMap, { requireSync: true });
  protected readonly store = inject(ReturnStore);
  protected readonly orderId = computed(() => this.#params().get('id') ?? '');

  constructor() {
    this.store.open(this.orderId);
    const meta = inject(PageMeta);
    effect(() => meta.describe({ title: this.#words.say('Return items') }));
  }
}
