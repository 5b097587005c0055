import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { OrderReview, WriteReview } from '@green-apple/contracts-http';
import { Icon } from '@green-apple/ng-ui';
import type { PlainText } from '../../shared/util-language/words.ts';
import { Say } from '../../shared/util-language/say.ts';
import {
  HOW_LONG_CHOICES,
  STAR_WORDS,
  USED_FOR_CHOICES,
  draftFaults,
  toDraft,
  toReview,
  type ReviewDraft,
  type ReviewField,
} from '../util/review-draft.ts';

/** The form of one review; keeps what was typed until it is sent. */
@Component({
  selector: 'ga-review-form',
  imports: [Icon, Say],
  templateUrl: './review-form.html',
  styleUrl: './review-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReviewForm {
  readonly item = input.required<OrderReview>();
  readonly sending = input(false);
  readonly refusal = input<string | null>(null);
  readonly send = output<WriteReview>();
  readonly leave = output();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly draft = linkedSignal(() => toDraft(this.item().review));
  /** Nothing is called wrong before somebody has tried to send it. */
  readonly #tried = signal(false);
  protected readonly faults = computed<Partial<Record<ReviewField, PlainText>>>(() =>
    this.#tried() ? draftFaults(this.draft()) : {},
  );
  protected readonly starWords = STAR_WORDS;
  protected readonly usedFor = USED_FOR_CHOICES;
  protected readonly howLong = HOW_LONG_CHOICES;

  protected id(field: string): string {
    return `review-${field}-${this.item().productId}`;
  }

  protected set<Field extends keyof ReviewDraft>(field: Field, value: ReviewDraft[Field]): void {
    this.draft.update((draft) => ({ ...draft, [field]: value }));
  }

  protected choose(field: 'usedFor' | 'usedHowLong', value: string): void {
    // The values of the options are the contract's own.
    this.set(field, value as ReviewDraft[typeof field]);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.sending()) return;
    this.#tried.set(true);
    const [first] = Object.keys(draftFaults(this.draft()));
    if (first === undefined) this.send.emit(toReview(this.draft()));
    else this.#focus(first);
  }

  #focus(field: string): void {
    const selector = field === 'stars' ? 'input[type=radio]' : `#${this.id(field)}`;
    this.#host.nativeElement.querySelector<HTMLElement>(selector)?.focus();
  }
}
