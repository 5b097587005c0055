import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { LOT_CODE, lotCode } from '@green-apple/domain-catalog';
import { Icon } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import { LotStore } from '../data/lot-store.ts';
import { LotReport } from '../ui/lot-report.ts';

/** "Look up your lot": a form that is an address, so that it works without scripts and can be linked to. */
@Component({
  selector: 'ga-lot-lookup',
  imports: [Icon, LotReport, Say],
  providers: [LotStore],
  templateUrl: './lot-lookup.html',
  styleUrl: './lot-lookup.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LotLookup {
  readonly slug = input.required<string>();
  /** A code to show what one looks like. */
  readonly example = input<string | null>(null);

  readonly #route = inject(ActivatedRoute);
  readonly #router = inject(Router);
  readonly #query = toSignal(this.#route.queryParamMap, { requireSync: true });
  protected readonly store = inject(LotStore);
  protected readonly typed = computed(() => this.#query().get('lot') ?? '');
  protected readonly code = computed(() => {
    const code = lotCode(this.typed());
    return LOT_CODE.test(code) ? code : null;
  });
  /** Something was asked for that cannot be a code, or is none of this product's. */
  protected readonly unknown = computed(
    () => this.typed() !== '' && (this.code() === null || this.store.missing()),
  );

  constructor() {
    this.store.follow(computed(() => ({ slug: this.slug(), code: this.code() })));
  }

  protected look(event: Event, typed: string): void {
    event.preventDefault();
    void this.#router.navigate([], {
      relativeTo: this.#route,
      queryParams: { lot: lotCode(typed) || null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
      scroll: 'manual',
    });
  }
}
