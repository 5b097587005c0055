import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import type { AdminPriceList } from '@green-apple/contracts-http';
import { ApiProblem, failureCode } from '@green-apple/ng-api-client';
import { MoneyPipe } from '@green-apple/ng-ui';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { PriceClient } from '../../shared/data-access/price-client.ts';
import { PickSegment } from '../../shared/feature-pick-segment/pick-segment.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { fromStoreClock, toStoreClock } from '../../shared/util-time/store-time.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { readPastedPrices } from '../util/pasted-prices.ts';

/** One price list: for whom and when, its prices, and new ones pasted from a sheet. */
@Component({
  selector: 'ga-price-book-page',
  imports: [
    FailurePanel,
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MoneyPipe,
    RouterLink,
    PickSegment,
  ],
  templateUrl: './price-book-page.html',
  styleUrl: '../feature-price-list-page/price-list-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PriceBookPage {
  readonly id = input.required<string>();

  readonly #client = inject(PriceClient);
  readonly #employee = inject(CurrentEmployee);
  readonly #zone = inject(APP_SETTINGS).timeZone;
  protected readonly loaded = resource({
    params: () => this.id(),
    loader: ({ params, abortSignal }) => this.#client.read(params, abortSignal),
  });
  protected readonly sought = signal('');
  protected readonly after = linkedSignal<string, string>({
    source: this.sought,
    computation: () => '',
  });
  protected readonly entries = resource({
    params: () => ({ id: this.id(), q: this.sought(), after: this.after() }),
    loader: ({ params: { id, q, after }, abortSignal }) =>
      this.#client.entries(id, { q, after: after || undefined }, abortSignal),
  });
  protected readonly shown = keptValue(this.entries);
  protected readonly list = linkedSignal<AdminPriceList | undefined>(() =>
    this.loaded.hasValue() ? this.loaded.value() : undefined,
  );
  protected readonly draft = linkedSignal(() => {
    const list = this.list();
    const clock = (at: string | null | undefined) => (at ? toStoreClock(at, this.#zone) : '');
    return {
      name: list?.name ?? '',
      group: list?.group ?? '',
      starts: clock(list?.startsAt),
      ends: clock(list?.endsAt),
    };
  });
  protected readonly locked = computed(() => !this.#employee.may('promotions:write'));
  protected readonly pasted = signal('');
  protected readonly faults = signal<readonly string[]>([]);
  protected readonly busy = signal(false);
  protected readonly trouble = signal('');
  protected readonly said = signal('');

  protected change(change: Partial<ReturnType<typeof this.draft>>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected save(list: AdminPriceList): Promise<void> {
    const { name, group, starts, ends } = this.draft();
    return this.#attempt('Saved. Bags follow at once.', () =>
      this.#client.edit(list, {
        name: name.trim(),
        group: group.trim() || null,
        startsAt: fromStoreClock(starts, this.#zone),
        endsAt: fromStoreClock(ends, this.#zone),
      }),
    );
  }

  protected async write(list: AdminPriceList): Promise<void> {
    const read = readPastedPrices(this.pasted());
    this.faults.set(read.code === 'FAULTS' ? read.faults : []);
    if (read.code === 'FAULTS' || read.entries.length === 0) return;
    const count = read.entries.length;
    const words = `${count.toLocaleString()} ${count === 1 ? 'price' : 'prices'} written.`;
    await this.#attempt(words, async () => {
      const written = await this.#client.write(list, { entries: read.entries });
      this.pasted.set('');
      return written;
    });
    this.entries.reload();
  }

  async #attempt(words: string, work: () => Promise<AdminPriceList>): Promise<void> {
    this.busy.set(true);
    this.trouble.set('');
    this.said.set('');
    try {
      this.list.set(await work());
      this.said.set(words);
    } catch (error) {
      this.trouble.set(refusal(error));
    } finally {
      this.busy.set(false);
    }
  }
}

function refusal(error: unknown): string {
  if (failureCode(error) === 'VERSION_CONFLICT')
    return 'Not saved: a colleague changed this list meanwhile. Load the page again to see it.';
  return error instanceof ApiProblem && error.problem.errors?.[0]
    ? `Not saved: ${error.problem.errors.map(({ message }) => message).join('; ')}.`
    : 'Not saved. Please try again.';
}
