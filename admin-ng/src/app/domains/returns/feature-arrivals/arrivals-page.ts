import { ChangeDetectionStrategy, Component, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { InspectArrival, ParcelArrival } from '@green-apple/contracts-http';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { ArrivalClient } from '../../shared/data-access/arrival-client.ts';
import { DeskFrame } from '../../shared/ui-desk/desk-frame.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { Attempt, usualTrouble } from '../../shared/util-attempt/attempt.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { ArrivalForm } from '../ui/arrival-form.ts';
import { shopperText } from '../util/arrival-draft.ts';

/** Parcels that carriers bring back: whoever opens one says what is in it, the longest on its way first. */
@Component({
  selector: 'ga-arrivals-page',
  imports: [ArrivalForm, DeskFrame, MatButton, RouterLink, StatePanel, StoreTimeText],
  templateUrl: './arrivals-page.html',
  styleUrl: './arrivals-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ArrivalsPage {
  readonly #client = inject(ArrivalClient);
  protected readonly employee = inject(CurrentEmployee);
  protected readonly list = resource({
    loader: ({ abortSignal }) => this.#client.expected(abortSignal),
  });
  protected readonly shown = keptValue(this.list);
  protected readonly attempt = new Attempt((code) =>
    code === 'SHIPMENT_MOVED_ON' ? usualTrouble('VERSION_CONFLICT') : usualTrouble(code),
  );
  protected readonly shopperText = shopperText;
  /** Of each parcel the key of what is said about it: sent twice, it is one word. */
  readonly #keys = new Map<string, string>();

  protected async write(arrival: ParcelArrival, found: InspectArrival): Promise<void> {
    const said = `${arrival.shipmentId} ${JSON.stringify(found)}`;
    const key = this.#keys.get(said) ?? crypto.randomUUID();
    this.#keys.set(said, key);
    await this.attempt.make(arrival.shipmentId, () => this.#client.inspected(arrival, found, key));
    this.list.reload();
  }
}
