import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { ApiProblem, failureCode } from '@green-apple/ng-api-client';
import { firstValueFrom } from 'rxjs';
import { OrderClient } from '../data-access/order-client.ts';
import { NoteDialog, type NoteQuestion } from '../ui-dialog/note-dialog.ts';

/** Handing a bag over: where an item is for adults, somebody has to have seen that it goes to one. */
@Injectable({ providedIn: 'root' })
export class HandOver {
  readonly #client = inject(OrderClient);
  readonly #dialogs = inject(MatDialog);

  /** True once its run was asked; false when who asked thought better of it. Throws what the API refuses. */
  async ask(orderId: string, shipmentId: string): Promise<boolean> {
    try {
      await this.#client.instruct(orderId, shipmentId, 'hand_over');
      return true;
    } catch (error) {
      if (failureCode(error) !== 'AGE_UNCHECKED') throw error;
      if (!(await this.#saw(error instanceof ApiProblem ? error.message : ''))) return false;
      await this.#client.instruct(orderId, shipmentId, 'hand_over', true);
      return true;
    }
  }

  async #saw(text: string): Promise<boolean> {
    const data: NoteQuestion = {
      title: 'Old enough?',
      text,
      note: null,
      keep: 'Do not hand it over',
      act: 'I have seen it: hand it over',
    };
    const answer = await firstValueFrom(
      this.#dialogs.open<NoteDialog, NoteQuestion, string>(NoteDialog, { data }).afterClosed(),
    );
    return answer === 'yes';
  }
}
