import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { PickPart, PickShipment } from '@green-apple/contracts-http';
import { isPassing } from '@green-apple/domain-order';
import { ApiProblem } from '@green-apple/ng-api-client';
import { firstValueFrom } from 'rxjs';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { FulfilmentClient } from '../../shared/data-access/fulfilment-client.ts';
import { NoteDialog, type NoteQuestion } from '../../shared/ui-dialog/note-dialog.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { StatusBadge } from '../../shared/ui-status/status-badge.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { FoundForm, type Said } from '../ui/found-form.ts';
import { WalkTable } from '../ui/walk-table.ts';
import { promiseText, storeDay, type PromiseText } from '../util/promise-text.ts';
import { boxMark, walkOf } from '../util/walk.ts';
import { lateText, readyFor, type Deed } from '../util/work-deeds.ts';

/** Runs answer within a second or two; later where a call-off meets a label that is being bought, or the shop is busy. */
const LOOKS = 12;
const PAUSE_MS = 1_200;

/** One walk along the shelves for one shipment or several, and what was found for each. */
@Component({
  selector: 'ga-pick-page',
  imports: [
    FailurePanel,
    FoundForm,
    Icon,
    MatButton,
    RouterLink,
    StatePanel,
    StatusBadge,
    WalkTable,
  ],
  templateUrl: './pick-page.html',
  styleUrl: './pick-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PickPage {
  /** Ids with commas between them. */
  readonly shipments = input<string>();

  readonly #client = inject(FulfilmentClient);
  readonly #dialogs = inject(MatDialog);
  readonly #zone = inject(APP_SETTINGS).timeZone;
  #gone = false;

  protected readonly list = resource({
    params: () => this.shipments() || undefined,
    loader: ({ params, abortSignal }) => this.#client.pickList(params, abortSignal),
  });
  protected readonly shown = keptValue(this.list);
  protected readonly open = computed(() =>
    (this.shown()?.shipments ?? []).filter(
      ({ state }) => state === 'planned' || state === 'picking',
    ),
  );
  /** Only what still has to be fetched; boxes keep their letter all the same. */
  protected readonly stops = computed(() => {
    const list = this.shown();
    const ids = new Set(this.open().map(({ id }) => id));
    if (list === undefined) return [];
    return walkOf({ ...list, parts: list.parts.filter(({ shipmentId }) => ids.has(shipmentId)) });
  });
  protected readonly busy = signal<string | null>(null);
  protected readonly trouble = signal('');
  protected readonly booked = signal<ReadonlySet<string>>(new Set());
  protected readonly toPack = computed(() => readyFor('pack', this.shown()?.shipments ?? []));

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.#gone = true));
  }

  protected mark(index: number): string {
    return boxMark(index);
  }

  protected partsOf({ id }: PickShipment): PickPart[] {
    return (this.shown()?.parts ?? []).filter(({ shipmentId }) => shipmentId === id);
  }

  protected promised({ promisedBy }: PickShipment): PromiseText {
    return promiseText(promisedBy, storeDay(Date.now(), this.#zone));
  }

  protected print(): void {
    globalThis.print();
  }

  protected ask(instruction: Deed, shipments: readonly PickShipment[]): Promise<void> {
    const asked = shipments.map(({ orderId, id }) => ({ orderId, shipmentId: id }));
    return this.#attempt(shipments[0]?.id ?? '', async () => {
      const { results } = await this.#client.instruct({ instruction, shipments: asked });
      this.trouble.set(lateText(results));
      // Who comes too late may be early yet to see it: a call-off is decided before the run has moved the parcel.
      await this.#watch(shipments);
    });
  }

  protected async book(shipment: PickShipment, { picked, missing }: Said): Promise<void> {
    if (missing > 0 && !(await this.#isSure(missing))) return;
    await this.#attempt(shipment.id, async () => {
      await this.#client.picked(shipment.orderId, shipment.id, picked);
      this.booked.set(new Set([...this.booked(), shipment.id]));
      if (missing > 0) await this.#watch([shipment], false);
    });
  }

  async #attempt(id: string, work: () => Promise<void>): Promise<void> {
    if (this.busy() !== null) return;
    this.busy.set(id);
    this.trouble.set('');
    try {
      await work();
    } catch (error) {
      this.trouble.set(
        error instanceof ApiProblem && error.status === 409
          ? error.message
          : 'That did not work. Nothing was changed; please try again.',
      );
      this.list.reload();
    } finally {
      this.busy.set(null);
    }
  }

  /** Looks until the runs have moved them to where they rest, or as often as it takes for what was booked to show. */
  async #watch(shipments: readonly PickShipment[], untilMoved = true): Promise<void> {
    const before = new Map(shipments.map(({ id, state }) => [id, state]));
    for (let look = 0; look < LOOKS && !this.#gone; look++) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      if (this.#gone) return;
      this.list.reload();
      const stays = this.shown()?.shipments.some(
        ({ id, state }) => before.has(id) && (before.get(id) === state || isPassing(state)),
      );
      if (look > 0 && (stays !== true || !untilMoved)) return;
    }
  }

  async #isSure(missing: number): Promise<boolean> {
    const data: NoteQuestion = {
      title: `${missing} not found?`,
      text:
        'They are counted off the shelf. What lies elsewhere is sent from there; ' +
        'what lies nowhere is paid back to the shopper.',
      note: null,
      keep: 'Look again',
      act: 'Book it so',
    };
    const answer = await firstValueFrom(
      this.#dialogs.open<NoteDialog, NoteQuestion, string>(NoteDialog, { data }).afterClosed(),
    );
    return answer === 'yes';
  }
}
