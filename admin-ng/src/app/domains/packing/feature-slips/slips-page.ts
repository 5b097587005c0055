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
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { RouterLink } from '@angular/router';
import type { PickPart, PickShipment } from '@green-apple/contracts-http';
import { BrandMark } from '@green-apple/ng-ui';
import { FulfilmentClient } from '../../shared/data-access/fulfilment-client.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { dayText } from '../util/promise-text.ts';

type Paper = 'a4' | 'roll';

/** What goes into the box: what is in it, never what it cost, so that a gift stays one. On paper or on a label roll. */
@Component({
  selector: 'ga-slips-page',
  imports: [
    BrandMark,
    FailurePanel,
    MatButton,
    MatButtonToggle,
    MatButtonToggleGroup,
    RouterLink,
    StatePanel,
  ],
  templateUrl: './slips-page.html',
  styleUrl: './slips-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SlipsPage {
  /** Ids with commas between them. */
  readonly shipments = input<string>();

  readonly #client = inject(FulfilmentClient);
  protected readonly list = resource({
    params: () => this.shipments() || undefined,
    loader: ({ params, abortSignal }) => this.#client.pickList(params, abortSignal),
  });
  protected readonly paper = signal<Paper>('a4');
  protected readonly slips = computed(() => {
    if (!this.list.hasValue()) return [];
    const { shipments, parts } = this.list.value();
    return shipments.map((shipment) => ({
      shipment,
      contents: parts.filter(({ shipmentId }) => shipmentId === shipment.id),
    }));
  });

  /** Of a bundle the slip names the bundle, and what is in it below. */
  protected lotText({ lots }: PickPart): string {
    return lots.map(({ code, expiresOn }) => `${code}, use by ${dayText(expiresOn)}`).join('; ');
  }

  protected bundles({ lines }: PickShipment, contents: readonly PickPart[]) {
    const titles = new Set(contents.flatMap(({ bundle }) => bundle ?? []));
    return lines.filter(({ title }) => titles.has(title));
  }

  protected print(): void {
    globalThis.print();
  }
}
