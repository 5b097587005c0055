import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AdminOrder, AdminOrderEditDto, AdminOrderEdits } from '@green-apple/contracts-http';
import { failureCode } from '@green-apple/ng-api-client';
import { MoneyPipe } from '@green-apple/ng-ui';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { OrderEditClient } from '../../shared/data-access/order-edit-client.ts';
import { StatusBadge } from '../../shared/ui-status/status-badge.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { editRefusalText, editRows, editWaitText } from '../util/edit-words.ts';

/** A run answers within a second or two; one that has not after these looks is looked at again by hand. */
const LOOKS = 6;
const PAUSE_MS = 1_000;

/** What was changed of an order, by whom and why; and the way to change more. */
@Component({
  selector: 'ga-order-edits',
  imports: [MatButton, MoneyPipe, RouterLink, StatusBadge, StoreTimeText],
  templateUrl: './order-edits.html',
  styleUrl: './order-edits.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OrderEdits {
  readonly order = input.required<AdminOrder>();
  /** A change was made: the order is another now. */
  readonly made = output();

  readonly #client = inject(OrderEditClient);
  protected readonly employee = inject(CurrentEmployee);
  protected readonly rowsOf = editRows;
  protected readonly refusalText = editRefusalText;
  protected readonly waitText = editWaitText;
  protected readonly trouble = signal('');
  protected readonly list = resource({
    params: () => this.order(),
    loader: async ({ params, abortSignal }) => {
      const found = await this.#client.list(params.id, abortSignal);
      this.#watch(found);
      return found;
    },
  });
  protected readonly shown = linkedSignal<AdminOrderEdits | null, AdminOrderEdits | null>({
    source: () => (this.list.hasValue() ? this.list.value() : null),
    computation: (value, previous) => value ?? previous?.value ?? null,
  });
  protected readonly isOpen = computed(
    () => this.shown()?.edits.some(({ state }) => isUnderWay(state)) ?? false,
  );

  #looks = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
  }

  protected async withdraw(edit: AdminOrderEditDto): Promise<void> {
    this.trouble.set('');
    try {
      await this.#client.withdraw(edit);
    } catch (error) {
      this.trouble.set(
        failureCode(error) === 'EDIT_NOT_FOUND'
          ? 'It has moved on meanwhile. Here is where it stands now.'
          : 'That did not work. Nothing was changed; please try again.',
      );
    }
    this.list.reload();
  }

  /** Looks again while the run is at it; what it made is an order that has to be read anew. */
  #watch({ edits }: AdminOrderEdits): void {
    clearTimeout(this.#timer);
    if (edits.some(({ state }) => state === 'applying')) {
      if (this.#looks++ < LOOKS) this.#timer = setTimeout(() => this.list.reload(), PAUSE_MS);
      return;
    }
    if (this.#looks > 0) this.made.emit();
    this.#looks = 0;
  }
}

const isUnderWay = (state: AdminOrderEditDto['state']): boolean =>
  state === 'applying' || state === 'awaiting_payment';
