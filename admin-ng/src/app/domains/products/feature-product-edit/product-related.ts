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
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { RouterLink } from '@angular/router';
import { MARKETS } from '@green-apple/domain-pricing/market';
import { ShelfClient, type Edition } from '../../shared/data-access/shelf-client.ts';
import { PickItem, type PickedItem } from '../../shared/feature-pick-item/pick-item.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { Attempt } from '../../shared/util-attempt/attempt.ts';
import { focusWithin } from '../../shared/util-list/focus-within.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { RowTools } from '../ui/row-tools.ts';
import { moved } from '../util/moved.ts';
import {
  isFull,
  sameRelations,
  toRelations,
  unseen,
  withProduct,
  type RelationDraft,
} from '../util/relation-draft.ts';
import { partTrouble } from './part-trouble.ts';

const ALL_MARKETS = MARKETS.map(({ code }) => code);

/** Products named beside this one, in their order; saved apart from the form around it. */
@Component({
  selector: 'ga-product-related',
  imports: [
    FailurePanel,
    MatButton,
    MatCheckbox,
    MatFormField,
    MatLabel,
    MatOption,
    MatSelect,
    PickItem,
    RouterLink,
    RowTools,
  ],
  templateUrl: './product-related.html',
  styleUrls: ['./product-part.scss', './product-related.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProductRelated {
  readonly product = input.required<Edition>();
  readonly locked = input.required<boolean>();
  /** The version that the product has now. */
  readonly saved = output<number>();

  readonly #client = inject(ShelfClient);
  readonly #focus = focusWithin();
  readonly #id = computed(() => this.product().id);
  protected readonly stored = resource({
    params: () => this.#id(),
    loader: ({ params, abortSignal }) => this.#client.relations(params, abortSignal),
  });
  protected readonly kept = keptValue(this.stored);
  readonly #base = computed<readonly RelationDraft[]>(() => this.kept()?.items ?? []);
  protected readonly list = linkedSignal(() => this.#base());
  protected readonly full = computed(() => isFull(this.list()));
  /** True while there is something to lose. */
  readonly changed = computed(() => !sameRelations(this.list(), this.#base()));
  protected readonly attempt = new Attempt((_, error) => partTrouble(error));
  /** What was done last, for who does not see the list. */
  protected readonly said = signal('');
  protected readonly note = signal('');

  protected readonly hidden = (one: RelationDraft): string => unseen(one, ALL_MARKETS);

  protected add(item: PickedItem): void {
    const before = this.list();
    this.list.set(withProduct(before, item, this.#id()));
    this.said.set(
      this.list() === before
        ? `${item.name} is on the list already.`
        : `${item.name} is on the list.`,
    );
  }

  protected change(id: string, change: Partial<Pick<RelationDraft, 'kind' | 'mutual'>>): void {
    this.list.update((list) =>
      list.map((one) => (one.productId === id ? { ...one, ...change } : one)),
    );
  }

  protected move(from: number, by: -1 | 1): void {
    const one = this.list()[from];
    if (!one || !this.list()[from + by]) return;
    this.list.update((list) => moved(list, from, by));
    this.said.set(`${one.title} is number ${from + by + 1} now.`);
    // A row that moves loses the focus of its button.
    this.#focus(`[data-product="${one.productId}"] .${by < 0 ? 'up' : 'down'}`);
  }

  protected takeOff(id: string): void {
    this.list.update((list) => list.filter(({ productId }) => productId !== id));
    this.#focus('ga-pick-item input');
  }

  discard(): void {
    this.list.set(this.#base());
    this.attempt.trouble.set('');
  }

  protected async save(): Promise<void> {
    await this.attempt.make('list', async () => {
      const kept = await this.#client.keepRelations(this.product(), toRelations(this.list()));
      this.kept.set(kept);
      this.note.set('Saved. The shop shows it within two seconds.');
      this.saved.emit(kept.version);
    });
  }
}
