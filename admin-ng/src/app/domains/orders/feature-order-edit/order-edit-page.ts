import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import type { AddressDto, AdminOrderEditDto, DeliveryOption } from '@green-apple/contracts-http';
import { placeLine } from '@green-apple/domain-pricing/country';
import { failureCode } from '@green-apple/ng-api-client';
import { MoneyPipe } from '@green-apple/ng-ui';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { OrderClient } from '../../shared/data-access/order-client.ts';
import { OrderEditClient } from '../../shared/data-access/order-edit-client.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { PageTitle } from '../../shared/util-page-title/page-title.ts';
import { EditPreview } from '../ui/edit-preview.ts';
import {
  addressFields,
  countriesBeside,
  NO_EDIT,
  isNothing,
  toEdit,
  withItem,
  type AddedItem,
  type EditDraft,
} from '../util/edit-draft.ts';
import { editProblemText, editRefusalText } from '../util/edit-words.ts';
import { minorOf } from '../util/minor-text.ts';
import { AddItem } from './add-item.ts';

const PAUSE_MS = 400;

/** Changes an order while something of it is not packed: put together, look, ask for it with a reason. */
@Component({
  selector: 'ga-order-edit-page',
  imports: [
    AddItem,
    EditPreview,
    FailurePanel,
    Icon,
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
    MoneyPipe,
    RouterLink,
  ],
  templateUrl: './order-edit-page.html',
  styleUrl: './order-edit-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OrderEditPage {
  readonly id = input.required<string>();

  readonly #orders = inject(OrderClient);
  readonly #client = inject(OrderEditClient);
  readonly #router = inject(Router);
  readonly #title = inject(PageTitle);
  protected readonly employee = inject(CurrentEmployee);
  protected readonly refusalText = editRefusalText;
  protected readonly addressFields = addressFields;
  protected readonly countriesOf = countriesBeside;
  protected readonly place = placeLine;

  protected readonly order = resource({
    params: () => this.id(),
    loader: ({ params, abortSignal }) => this.#orders.read(params, abortSignal),
  });
  protected readonly standing = resource({
    params: () => this.id(),
    loader: ({ params, abortSignal }) => this.#client.list(params, abortSignal),
  });
  protected readonly shown = computed(() =>
    this.order.hasValue() && this.standing.hasValue()
      ? { order: this.order.value(), standing: this.standing.value() }
      : null,
  );
  protected readonly failure = computed(() => this.order.error() ?? this.standing.error());

  protected readonly draft = signal<EditDraft>(NO_EDIT);
  protected readonly goodwill = signal('');
  protected readonly note = signal('');
  protected readonly preview = signal<AdminOrderEditDto | null>(null);
  protected readonly busy = signal(false);
  protected readonly trouble = signal('');

  readonly #changes = computed(() => {
    const order = this.shown()?.order;
    return order === undefined ? null : toEdit(this.draft(), order);
  });
  protected readonly goodwillMinor = computed(() => minorOf(this.goodwill()));
  /** What is missing before the total can be worked out; empty when nothing is. */
  protected readonly missing = computed(() => {
    const changes = this.#changes();
    const goodwill = this.goodwillMinor();
    if (goodwill === null) return 'Type sums like 12.50.';
    if (changes === null || (isNothing(changes) && goodwill === 0))
      return 'Change something first.';
    return this.note().trim() === '' ? 'Write down why.' : '';
  });

  /** As text: the same question is not asked twice. */
  readonly #ways = resource({
    params: () => {
      const changes = this.#changes();
      if (changes === null || this.shown()?.order.delivery.kind === 'collect') return undefined;
      const { deliveryOptionId: _, ...rest } = changes;
      return JSON.stringify(rest);
    },
    loader: async ({ params, abortSignal }): Promise<readonly DeliveryOption[]> => {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      if (abortSignal.aborted) return [];
      return (await this.#client.ways(this.id(), JSON.parse(params), abortSignal)).options;
    },
  });
  protected readonly ways = linkedSignal<
    readonly DeliveryOption[] | null,
    readonly DeliveryOption[]
  >({
    source: () => (this.#ways.hasValue() ? this.#ways.value() : null),
    computation: (value, previous) => value ?? previous?.value ?? [],
  });
  protected readonly waysTrouble = computed(() => {
    const error = this.#ways.error();
    return error === undefined ? '' : editProblemText(error);
  });
  /** Renewed with each preview: one click is one edit. */
  readonly #key = computed(() => (this.preview() === null ? '' : crypto.randomUUID()));

  constructor() {
    effect(() => {
      const number = this.shown()?.order.number;
      this.#title.set(number === undefined ? 'Edit an order' : `Edit ${number}`);
    });
  }

  protected unitsOf(lineId: string, now: number): number {
    return this.draft().quantities[lineId] ?? now;
  }

  /** Units that are packed or gone stay in. */
  protected packed(lineId: string): number {
    return this.shown()?.standing.packed.find((line) => line.lineId === lineId)?.units ?? 0;
  }

  protected take(lineId: string, field: HTMLInputElement): void {
    const wanted = Math.floor(Number(field.value));
    const units = Math.min(99, Math.max(this.packed(lineId), Number.isNaN(wanted) ? 0 : wanted));
    field.value = String(units);
    this.draft.update((draft) => ({
      ...draft,
      quantities: { ...draft.quantities, [lineId]: units },
    }));
  }

  protected add(item: AddedItem): void {
    this.draft.update((draft) => withItem(draft, item));
  }

  protected drop(variantId: string): void {
    this.draft.update((draft) => ({
      ...draft,
      added: draft.added.filter((item) => item.variantId !== variantId),
    }));
  }

  protected moveTo(address: AddressDto | null): void {
    this.draft.update((draft) => ({ ...draft, address }));
  }

  protected type(field: keyof AddressDto, text: string): void {
    this.draft.update((draft) =>
      draft.address === null ? draft : { ...draft, address: { ...draft.address, [field]: text } },
    );
  }

  protected travel(deliveryOptionId: string): void {
    this.draft.update((draft) => ({ ...draft, deliveryOptionId }));
  }

  protected async workOut(): Promise<void> {
    const changes = this.#changes();
    if (changes === null || this.missing() !== '' || this.busy()) return;
    await this.#attempt(async () => {
      const goodwillMinor = this.goodwillMinor() ?? 0;
      this.preview.set(
        await this.#client.preview(this.id(), {
          ...changes,
          goodwillMinor,
          note: this.note().trim(),
        }),
      );
    });
  }

  protected async apply(): Promise<void> {
    const preview = this.preview();
    if (preview === null || this.busy()) return;
    await this.#attempt(async () => {
      await this.#client.apply(preview, this.#key());
      await this.#router.navigate(['/orders', this.id()]);
    });
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.trouble.set('');
    try {
      await work();
    } catch (error) {
      this.trouble.set(editProblemText(error));
      if (failureCode(error) === 'EDIT_STALE') this.preview.set(null);
    } finally {
      this.busy.set(false);
    }
  }
}
