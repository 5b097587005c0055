import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { OrderDetail, OrderEditDto } from '@green-apple/contracts-http';
import { formatMoney } from '@green-apple/domain-money';
import { Icon } from '@green-apple/ng-ui';
import { OrderEditsStore } from '../data/order-edits-store.ts';
import { RepaymentStore } from '../data/repayment-store.ts';
import { ChangeSummary } from '../ui/change-summary.ts';
import { madeWords } from '../util/change-words.ts';
import { AnotherCard } from './another-card.ts';
import { BankCheck } from './bank-check.ts';

/** What is being changed of an order, what it waits for, and what became of the newest change. */
@Component({
  selector: 'ga-order-changes',
  imports: [AnotherCard, BankCheck, ChangeSummary, Icon],
  providers: [RepaymentStore],
  templateUrl: './order-changes.html',
  styleUrl: './order-changes.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OrderChanges {
  readonly order = input.required<OrderDetail>();
  /** The order is another now: it has to be read again. */
  readonly made = output();

  protected readonly edits = inject(OrderEditsStore);
  protected readonly madeWords = madeWords;
  protected readonly firstCheck = signal(true);
  /** The shopper would rather use another card than talk to the bank of this one. */
  protected readonly otherCard = linkedSignal<string | null, boolean>({
    source: () => this.edits.open()?.id ?? null,
    computation: () => false,
  });

  /** The newest one while it is still worth a word above the order. */
  protected readonly news = computed(() => {
    const edit = this.edits.newest();
    if (edit === null || this.edits.open() !== null) return null;
    const isOver = edit.state === 'failed' || (edit.state === 'abandoned' && edit.why !== null);
    return isOver || edit.state === 'applied' ? edit : null;
  });
  protected readonly payBy = computed(() => {
    const until = this.edits.open()?.payBy;
    return until
      ? new Intl.DateTimeFormat('en-US', {
          weekday: 'long',
          hour: 'numeric',
          minute: '2-digit',
        }).format(new Date(until))
      : '';
  });

  #known: string | null = null;

  constructor() {
    effect(() => {
      const applied = this.edits.applied()[0];
      if (applied === undefined || applied.id === this.#known) return;
      const isNews = this.#known !== null || !isSameTotal(applied, this.order());
      this.#known = applied.id;
      if (isNews) this.made.emit();
    });
  }

  protected readonly sum = (edit: OrderEditDto): string =>
    formatMoney(edit.money?.toAuthorise ?? edit.totals.total);
  protected readonly price = formatMoney;

  protected readonly sendFor =
    (edit: OrderEditDto) =>
    (paymentMethodId: string, key: string): Promise<unknown> =>
      this.edits.pay(edit, paymentMethodId, key);
  protected readonly askFor = (edit: OrderEditDto) => () => this.edits.paymentAction(edit);

  protected sent(): void {
    this.otherCard.set(false);
    this.edits.reload();
  }

  protected checked(): void {
    this.firstCheck.set(false);
    this.edits.reload();
  }
}

const isSameTotal = (edit: OrderEditDto, { totals }: OrderDetail): boolean =>
  edit.totals.total.minor === totals.total.minor;
