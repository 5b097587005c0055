import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  signal,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { failureCode } from '@green-apple/ng-api-client';
import { Icon } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import { OtherLanguage } from '../../shared/util-language/text-language.ts';
import { WORDS, type PlainText, type Words } from '../../shared/util-language/words.ts';
import { problemSentence, problemWords } from '../../shared/util-words/problem-words.ts';
import { QuestionStore } from '../data/question-store.ts';
import { WordsForm } from '../ui/words-form.ts';
import type { WordsDraft } from '../util/question-words.ts';
import { helpfulWords } from '../util/review-words.ts';

/** What is open to be written in: the question, or the answer to the question of this id. */
type Open = { readonly kind: 'question' } | { readonly kind: 'answer'; readonly id: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What shoppers ask, what we and buyers answer, and the place to ask something more. */
@Component({
  selector: 'ga-product-questions',
  imports: [Icon, OtherLanguage, Say, WordsForm],
  providers: [QuestionStore],
  templateUrl: './product-questions.html',
  styleUrl: './product-questions.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProductQuestions {
  readonly slug = input.required<string>();

  readonly #query = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  protected readonly words = inject(WORDS);
  protected readonly store = inject(QuestionStore);
  /** The question that a mail leads to. */
  protected readonly linked = computed(() => {
    const id = this.#query().get('question') ?? '';
    return UUID.test(id) ? id.toLowerCase() : null;
  });
  protected readonly open = signal<Open | null>(null);
  protected readonly sending = signal(false);
  protected readonly refusal = signal<string | null>(null);
  /** What happens next with the question that was sent. */
  protected readonly next = signal<PlainText | null>(null);
  /** Questions that were answered just now. */
  protected readonly answered = signal<ReadonlySet<string>>(new Set());
  protected readonly helpful = helpfulWords;

  constructor() {
    this.store.follow(
      computed(() => ({ slug: this.slug(), linked: this.linked() }), {
        equal: (a, b) => a.slug === b.slug && a.linked === b.linked,
      }),
    );
  }

  protected write(open: Open): void {
    this.refusal.set(null);
    this.next.set(null);
    this.open.set(open);
  }

  protected isAnswering(id: string): boolean {
    const open = this.open();
    return open?.kind === 'answer' && open.id === id;
  }

  protected leave(): void {
    const left = this.open();
    this.open.set(null);
    this.#focusOn(left?.kind === 'answer' ? `#answer-${left.id}` : '#ask');
  }

  protected async ask({ text, email }: WordsDraft): Promise<void> {
    await this.#try(async () => {
      const { mailed } = await this.store.ask(text, email === '' ? null : email);
      this.open.set(null);
      this.next.set(
        mailed
          ? 'A person reads it and answers, mostly within two days. Then it shows here, and we send you one mail.'
          : 'A person reads it and answers, mostly within two days. Then it shows here.',
      );
      this.#focusOn('#asked');
    });
  }

  protected async answer(id: string, { text }: WordsDraft): Promise<void> {
    await this.#try(async () => {
      await this.store.answer(id, text);
      this.open.set(null);
      this.answered.update((ids) => new Set(ids).add(id));
      this.#focusOn(`#answered-${id}`);
    });
  }

  /** Harmless to repeat: the same words are one question, and one answer. */
  async #try(work: () => Promise<void>): Promise<void> {
    this.sending.set(true);
    this.refusal.set(null);
    try {
      await work();
    } catch (error) {
      this.refusal.set(refusalOf(error, this.words));
    } finally {
      this.sending.set(false);
    }
  }

  /** Where somebody goes on once what they wrote in is gone. */
  #focusOn(selector: string): void {
    afterNextRender(() => this.#host.nativeElement.querySelector<HTMLElement>(selector)?.focus(), {
      injector: this.#injector,
    });
  }
}

function refusalOf(error: unknown, words: Words): string {
  switch (failureCode(error)) {
    case 'RATE_LIMITED':
      return words.say(
        'You have asked several questions about this product today. Please come back tomorrow.',
      );
    case 'ANSWER_NOT_POSSIBLE':
      return words.say(
        'Only who has bought it here can answer, and an answer can be changed only so often.',
      );
    case 'NOT_FOUND':
      return words.say('This question does not show any more.');
    default:
      return problemSentence(problemWords(error), words);
  }
}
