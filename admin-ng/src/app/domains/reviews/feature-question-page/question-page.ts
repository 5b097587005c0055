import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  resource,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type {
  AdminAnswer,
  AdminQuestion,
  DecideAnswer,
  DecideQuestion,
} from '@green-apple/contracts-http';
import { QuestionClient } from '../../shared/data-access/question-client.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { Attempt, usualTrouble } from '../../shared/util-attempt/attempt.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { ModerationDesk } from '../ui/moderation-desk.ts';
import { askRejection } from '../ui/rejection.ts';
import { askReply } from '../ui/reply-dialog.ts';
import { ShopperText } from '../ui/shopper-text.ts';
import { REJECTION_TEXT, stateOf, stateWords } from '../util/review-text.ts';

/** What shoppers ask: a moderator answers it, and decides what others see of it and of buyers' answers. */
@Component({
  selector: 'ga-question-page',
  imports: [MatButton, ModerationDesk, RouterLink, ShopperText, StoreTimeText],
  templateUrl: './question-page.html',
  styleUrl: './question-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QuestionPage {
  /** Which of them, from the address. */
  readonly state = input<string>();
  readonly cursor = input<string>();
  readonly from = input<string>();

  readonly #client = inject(QuestionClient);
  readonly #dialogs = inject(MatDialog);
  protected readonly shows = computed(() => stateOf(this.state()));
  protected readonly list = resource({
    params: () => ({ state: this.shows(), cursor: this.cursor() }),
    loader: ({ params, abortSignal }) => this.#client.list(params, abortSignal),
  });
  protected readonly shown = keptValue(this.list);
  protected readonly attempt = new Attempt((code) =>
    code === 'DISEASE_CLAIM'
      ? 'The answer promises to act on a disease, which we may not say. Please put it differently.'
      : usualTrouble(code),
  );
  protected readonly rejections = REJECTION_TEXT;
  protected readonly stateWords = stateWords;

  /** Publishes with an answer, or puts another in its place. */
  protected async answer(question: AdminQuestion): Promise<void> {
    const published = question.state === 'published';
    const answer = await askReply(this.#dialogs, {
      to: question.text,
      now: question.answer ?? '',
      hint: question.wantsMail
        ? 'Everybody reads it, signed by Green Apple. Whoever asked gets a mail.'
        : 'Everybody reads it below the question, signed by Green Apple.',
      mayGo: false,
      mayStay: !published,
    });
    if (answer === undefined) return;
    await this.#decide(question, { decision: published ? 'answer' : 'publish', answer });
  }

  protected async reject(question: AdminQuestion): Promise<void> {
    const because = await askRejection(
      this.#dialogs,
      question.text,
      'Nobody is told; the reason stays with it.',
    );
    if (because) await this.#decide(question, { decision: 'reject', because });
  }

  protected unpublish(question: AdminQuestion): Promise<void> {
    return this.#decide(question, { decision: 'unpublish' });
  }

  protected publishAnswer(answer: AdminAnswer): Promise<void> {
    return this.#decideAnswer(answer, { decision: 'publish' });
  }

  protected async rejectAnswer(answer: AdminAnswer): Promise<void> {
    const because = await askRejection(
      this.#dialogs,
      answer.text,
      'Its writer can send another one.',
    );
    if (because) await this.#decideAnswer(answer, { decision: 'reject', because });
  }

  async #decide(question: AdminQuestion, decision: DecideQuestion): Promise<void> {
    await this.attempt.make(question.id, () => this.#client.decide(question, decision));
    this.list.reload();
  }

  async #decideAnswer(answer: AdminAnswer, decision: DecideAnswer): Promise<void> {
    await this.attempt.make(answer.id, () => this.#client.decideAnswer(answer, decision));
    this.list.reload();
  }
}
