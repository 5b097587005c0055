import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import type { RequestReturn, ReturnChoiceDto } from '@green-apple/contracts-http';
import {
  RETURN_REASON_CODES,
  isReturnReason,
  returnReasonWords,
  returnRefusalWords,
  type ReturnReason,
} from '@green-apple/domain-order';
import { Icon } from '@green-apple/ng-ui';
import { Size } from '../../shared/ui-size/size.ts';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';

interface Draft {
  readonly quantity: number;
  readonly reason: ReturnReason | '';
  readonly opened: boolean;
}

const EMPTY: Draft = { quantity: 0, reason: '', opened: false };

/** Which lines, how many of each, and why; says what is missing when it is sent. */
@Component({
  selector: 'ga-return-form',
  imports: [Icon, Say, Size],
  templateUrl: './return-form.html',
  styleUrl: './return-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReturnForm {
  readonly choices = input.required<readonly ReturnChoiceDto[]>();
  readonly busy = input(false);
  readonly fault = input<string | null>(null);
  readonly wanted = output<RequestReturn>();

  readonly #drafts = signal<Readonly<Record<string, Draft>>>({});
  protected readonly resolution = signal<RequestReturn['resolution']>('refund');
  protected readonly tried = signal(false);
  protected readonly words = inject(WORDS);
  protected readonly reasons = RETURN_REASON_CODES.map(
    (code) => [code, returnReasonWords(code, this.words.language)] as const,
  );
  /** Why it cannot come back, or not for any reason. */
  protected readonly why = ({ refusal }: ReturnChoiceDto): string | null =>
    refusal === null ? null : returnRefusalWords(refusal, this.words.language);

  protected readonly open = computed(() => this.choices().filter(({ units }) => units > 0));
  protected readonly closed = computed(() => this.choices().filter(({ units }) => units === 0));
  protected readonly chosen = computed(() =>
    this.open().filter(({ lineId }) => this.draft(lineId).quantity > 0),
  );
  protected readonly lacksReason = computed(() =>
    this.chosen().some(({ lineId }) => this.draft(lineId).reason === ''),
  );

  protected draft(lineId: string): Draft {
    return this.#drafts()[lineId] ?? EMPTY;
  }

  protected change(lineId: string, part: Partial<Draft>): void {
    this.#drafts.update((all) => ({ ...all, [lineId]: { ...this.draft(lineId), ...part } }));
  }

  protected numbers(units: number): number[] {
    return Array.from({ length: units + 1 }, (_, index) => index);
  }

  protected asReason(value: string): ReturnReason | '' {
    return isReturnReason(value) ? value : '';
  }

  protected send(event: Event): void {
    event.preventDefault();
    this.tried.set(true);
    if (this.busy() || this.chosen().length === 0 || this.lacksReason()) return;
    const lines = this.chosen().flatMap(({ lineId }) => {
      const { quantity, reason, opened } = this.draft(lineId);
      return reason === '' ? [] : [{ lineId, quantity, reason, opened }];
    });
    this.wanted.emit({ resolution: this.resolution(), lines });
    this.tried.set(false);
  }
}
