import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { AdminOrder } from '@green-apple/contracts-http';
import { isPassing } from '@green-apple/domain-order';
import { failureCode } from '@green-apple/ng-api-client';
import { MoneyPipe } from '@green-apple/ng-ui';
import { firstValueFrom } from 'rxjs';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { OrderClient } from '../../shared/data-access/order-client.ts';
import { HandOver } from '../../shared/feature-hand-over/hand-over.ts';
import { NoteDialog, type NoteQuestion } from '../../shared/ui-dialog/note-dialog.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { StatusBadge } from '../../shared/ui-status/status-badge.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import {
  chargeText,
  remediesFor,
  remedyText,
  shipmentActions,
  type AdminShipment,
  type Instruction,
  type MakingGood,
} from '../util/shipment-actions.ts';
import { callingOff, makingGood } from '../util/shipment-questions.ts';
import { whyNotAsked } from '../util/shipment-trouble.ts';

/** A run answers within a second or two; a page that still shows the old state after these looks says so. */
const LOOKS = 15;
const PAUSE_MS = 1_000;

/** The parcels of an order, and what can be done with each: the run does it a moment after it is asked. */
@Component({
  selector: 'ga-order-shipments',
  imports: [Icon, MatButton, MoneyPipe, StatusBadge, StoreTimeText],
  templateUrl: './order-shipments.html',
  styleUrl: './order-shipments.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OrderShipments {
  readonly order = input.required<AdminOrder>();
  /** Something was asked: the order is worth another look. */
  readonly asked = output();

  readonly #client = inject(OrderClient);
  readonly #dialogs = inject(MatDialog);
  readonly #handOver = inject(HandOver);
  protected readonly employee = inject(CurrentEmployee);
  protected readonly actionsOf = shipmentActions;
  protected readonly remediesFor = remediesFor;
  protected readonly remedyText = remedyText;
  protected readonly chargeText = chargeText;
  protected readonly trouble = signal('');
  /** The shipment whose run was asked and has not moved yet. */
  protected readonly waiting = signal<string | null>(null);
  #gone = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.#gone = true));
  }

  protected async ask(shipment: AdminShipment, instruction: Instruction): Promise<void> {
    if (this.waiting() !== null) return;
    if (instruction === 'cancel' && !(await this.#isSure(callingOff(shipment)))) return;
    await this.#do(shipment, () => this.#send(shipment, instruction));
  }

  protected async makeGood(shipment: AdminShipment, how: MakingGood): Promise<void> {
    if (this.waiting() !== null || !(await this.#isSure(makingGood(shipment, how)))) return;
    await this.#do(shipment, async () => {
      await this.#client.makeGood(this.order().id, shipment.id, how);
      return true;
    });
  }

  /** `ask` answers whether there is something to wait for. */
  async #do(shipment: AdminShipment, ask: () => Promise<boolean>): Promise<void> {
    this.trouble.set('');
    this.waiting.set(shipment.id);
    try {
      if (await ask()) await this.#watch(shipment);
    } catch (error) {
      this.trouble.set(whyNotAsked(failureCode(error)));
      this.asked.emit();
    } finally {
      this.waiting.set(null);
    }
  }

  async #send({ id }: AdminShipment, instruction: Instruction): Promise<boolean> {
    if (instruction === 'hand_over') return this.#handOver.ask(this.order().id, id);
    await this.#client.instruct(this.order().id, id, instruction);
    return true;
  }

  /** Looks until the run has moved it, and it rests. */
  async #watch({ id, state, madeGood }: AdminShipment): Promise<void> {
    for (let look = 0; look < LOOKS && !this.#gone; look++) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      const now = this.order().shipments.find((each) => each.id === id);
      if (now === undefined || now.madeGood !== madeGood) return;
      if (now.state !== state && !isPassing(now.state)) return;
      if (!this.#gone) this.asked.emit();
    }
  }

  async #isSure(data: NoteQuestion): Promise<boolean> {
    const answer = await firstValueFrom(
      this.#dialogs.open<NoteDialog, NoteQuestion, string>(NoteDialog, { data }).afterClosed(),
    );
    return answer === 'yes';
  }
}
