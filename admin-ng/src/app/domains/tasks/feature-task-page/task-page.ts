import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { AdminTask, ParkedEvent } from '@green-apple/contracts-http';
import { failureCode } from '@green-apple/ng-api-client';
import { firstValueFrom } from 'rxjs';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { TaskClient } from '../../shared/data-access/task-client.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { NoteDialog, type NoteQuestion } from '../../shared/ui-dialog/note-dialog.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { RefundQueue } from './refund-queue.ts';
import { factsOf, isLate, taskTitle } from '../util/task-text.ts';

/** What waits for a person: what runs could not settle, and events of partners nobody could place. */
@Component({
  selector: 'ga-task-page',
  imports: [FailurePanel, Icon, MatButton, RefundQueue, RouterLink, StatePanel, StoreTimeText],
  templateUrl: './task-page.html',
  styleUrl: './task-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TaskPage {
  /** `true` in the address shows what was done. */
  readonly done = input<string>();

  readonly #client = inject(TaskClient);
  readonly #dialogs = inject(MatDialog);
  protected readonly employee = inject(CurrentEmployee);
  protected readonly showsDone = computed(() => this.done() === 'true');
  protected readonly list = resource({
    params: () => this.showsDone(),
    loader: ({ params, abortSignal }) => this.#client.list(params, abortSignal),
  });
  protected readonly events = resource({
    loader: ({ abortSignal }) => this.#client.parkedEvents(abortSignal),
  });
  protected readonly shown = keptValue(this.list);
  protected readonly parked = computed(() =>
    this.events.hasValue() ? this.events.value().items : [],
  );
  protected readonly trouble = signal('');
  protected readonly taskTitle = taskTitle;
  protected readonly factsOf = factsOf;

  protected late(task: AdminTask): boolean {
    return isLate(task, Date.now());
  }

  protected why({ reason }: ParkedEvent): string {
    return reason === 'TYPE_UNKNOWN' ? 'We do not know this kind' : 'No order of ours fits';
  }

  protected async finish(task: AdminTask): Promise<void> {
    const data: NoteQuestion = {
      title: `${taskTitle(task.kind)}: done?`,
      text: 'Your colleagues will read this note, and it stays in the audit trail.',
      note: { label: 'What did you do?', hint: 'No names or addresses of shoppers, please.' },
      keep: 'Not yet',
      act: 'Mark as done',
    };
    const note = await firstValueFrom(
      this.#dialogs.open<NoteDialog, NoteQuestion, string>(NoteDialog, { data }).afterClosed(),
    );
    if (note === undefined || note === '') return;
    await this.#attempt(() => this.#client.finish(task, note));
    this.list.reload();
  }

  protected async setAside({ eventId }: ParkedEvent): Promise<void> {
    await this.#attempt(() => this.#client.setAside(eventId));
    this.events.reload();
  }

  async #attempt(work: () => Promise<unknown>): Promise<void> {
    this.trouble.set('');
    try {
      await work();
    } catch (error) {
      const code = failureCode(error);
      this.trouble.set(
        code === 'VERSION_CONFLICT' || code === 'NOT_FOUND'
          ? 'A colleague was faster. The list shows how it stands now.'
          : 'That did not work. Nothing was changed; please try again.',
      );
    }
  }
}
