import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { Icon } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS, type PlainText } from '../../shared/util-language/words.ts';
import {
  MOST_LETTERS,
  NO_WORDS,
  wordsFaults,
  type WordsDraft,
  type WordsKind,
} from '../util/question-words.ts';

/** The form of a question or of an answer; keeps what was typed until it is sent. */
@Component({
  selector: 'ga-words-form',
  imports: [Icon, Say],
  templateUrl: './words-form.html',
  styleUrl: './words-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WordsForm {
  readonly kind = input.required<WordsKind>();
  /** Tells its fields from those of others on the page. */
  readonly key = input.required<string>();
  readonly sending = input(false);
  readonly refusal = input<string | null>(null);
  readonly send = output<WordsDraft>();
  readonly leave = output();

  readonly #words = inject(WORDS);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly draft = signal(NO_WORDS);
  /** Nothing is called wrong before somebody has tried to send it. */
  readonly #tried = signal(false);
  protected readonly faults = computed(() => (this.#tried() ? this.#faults() : {}));
  protected readonly sendWords = computed<PlainText>(() => {
    if (this.kind() === 'question')
      return this.sending() ? 'Sending your question' : 'Send your question';
    return this.sending() ? 'Sending your answer' : 'Send your answer';
  });
  protected readonly most = computed(() => MOST_LETTERS[this.kind()]);

  constructor() {
    // It opens because somebody pressed a button: that is where they go on.
    afterNextRender(() => this.#focus('text'));
  }

  protected id(field: keyof WordsDraft): string {
    return `${this.key()}-${field}`;
  }

  protected set(field: keyof WordsDraft, value: string): void {
    this.draft.update((draft) => ({ ...draft, [field]: value }));
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.sending()) return;
    this.#tried.set(true);
    const { text, email } = this.#faults();
    if (text !== undefined) this.#focus('text');
    else if (email !== undefined) this.#focus('email');
    else this.send.emit({ text: this.draft().text.trim(), email: this.draft().email.trim() });
  }

  #faults(): Partial<WordsDraft> {
    return wordsFaults(this.kind(), this.draft(), this.#words);
  }

  #focus(field: keyof WordsDraft): void {
    this.#host.nativeElement.querySelector<HTMLElement>(`#${this.id(field)}`)?.focus();
  }
}
