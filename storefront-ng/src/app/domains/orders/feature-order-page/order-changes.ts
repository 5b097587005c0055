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
import { editRefusalWords, isEditRefusal, orderMessage } from '@green-apple/domain-order';
import { Icon, MoneyPipe } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { OrderEditsStore } from '../data/order-edits-store.ts';
import { RepaymentStore } from '../data/repayment-store.ts';
import { ChangeSummary } from '../ui/change-summary.ts';
import { madeWords } from '../util/change-words.ts';
import { AnotherCard } from './another-card.ts';
import { BankCheck } from './bank-check.ts';

/** What is being changed of an order, what it waits for, and what became of the newest change. */
@Component({
  selector: 'ga-order-changes',
  imports: [AnotherCard, BankCheck, ChangeSummary, Icon, MoneyPipe, Say],
  providers: [RepaymentStore],
  templateUrl: './order-changes.html',
  styleUrl: './order-changes.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OrderChanges {
  readonly #words = inject(WORDS);
  readonly order = input.required<OrderDetail>();
  /** The order is another now: it has to be read again. */
  readonly made = output();

  protected readonly edits = inject(OrderEditsStore);
  protected readonly madeWords = (edit: OrderEditDto): string => madeWords(edit, this.#words);
  protected readonly why = ({ reason }: OrderEditDto): string =>
    reason !== null && isEditRefusal(reason) ? editRefusalWords(reason, this.#words.language) : '';
  /** What the bank said of the card; null while it did not say no. */
  protected readonly declined = ({ payment }: OrderEditDto): string | null =>
    payment?.state === 'declined'
      ? orderMessage('payment_declined', payment.declineReason, this.#words.language)
      : null;
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
    return until ? this.#words.dayAndTime(until) : '';
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
    this.#words.money(edit.money?.toAuthorise ?? edit.totals.total);

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
