import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Tone } from '../util-tone/tone.ts';
import { BADGE_LOOK } from './badge-look.ts';

/** Every state the back office shows, in words. */
const STATES: Readonly<Record<string, readonly [label: string, tone: Tone]>> = {
  draft: ['Draft', 'waiting'],
  published: ['In the shop', 'good'],
  archived: ['Archived', 'quiet'],
  scheduled: ['Set for later', 'waiting'],
  ended: ['Was in the shop', 'quiet'],
  placed: ['Placed', 'waiting'],
  action_required: ['Waiting for the bank check', 'waiting'],
  payment_declined: ['Card declined', 'trouble'],
  confirmed: ['Confirmed', 'good'],
  packing: ['Packing', 'waiting'],
  partially_shipped: ['Partly shipped', 'waiting'],
  shipped: ['Shipped', 'good'],
  ready_for_pickup: ['Ready for pickup', 'waiting'],
  delivered: ['Delivered', 'good'],
  partially_delivered: ['Partly delivered', 'trouble'],
  lost: ['Lost', 'trouble'],
  not_collected: ['Not collected', 'quiet'],
  partially_returned: ['Partly returned', 'quiet'],
  returned: ['Returned', 'quiet'],
  cancelled: ['Cancelled', 'quiet'],
  planned: ['To be packed', 'waiting'],
  picking: ['Being packed', 'waiting'],
  packed: ['Packed', 'waiting'],
  in_transit: ['On its way', 'good'],
  out_for_delivery: ['With the driver', 'good'],
  returned_to_sender: ['Coming back', 'trouble'],
  collected: ['Collected', 'good'],
  requested: ['Requested', 'waiting'],
  authorised: ['Authorised', 'good'],
  declined: ['Declined', 'trouble'],
  voided: ['Voided', 'quiet'],
  captured: ['Captured', 'good'],
  failed: ['Failed', 'trouble'],
  awaiting_approval: ['Waits for approval', 'waiting'],
  approved: ['Approved', 'waiting'],
  processing: ['On its way', 'waiting'],
  settled: ['Given back', 'good'],
  refused: ['Refused', 'quiet'],
  labelled: ['Label sent', 'waiting'],
  received: ['Arrived', 'waiting'],
  inspected: ['Looked at', 'waiting'],
  refunded: ['Money given back', 'good'],
  exchanged: ['Exchanged', 'good'],
  rejected: ['Not accepted', 'quiet'],
  expired: ['Label not used', 'quiet'],
  applying: ['Being made', 'waiting'],
  awaiting_payment: ['Waits for payment', 'waiting'],
  applied: ['Made', 'good'],
  abandoned: ['Taken back', 'quiet'],
  held: ['Held', 'waiting'],
  allocated: ['Allocated', 'good'],
  released: ['Released', 'quiet'],
};

export const stateLabel = (state: string): string => STATES[state]?.[0] ?? state;

/** A state in words; the colour only repeats what the words say. */
@Component({
  selector: 'ga-status-badge',
  template: '{{ label() }}',
  styles: BADGE_LOOK,
  host: { '[attr.data-tone]': 'tone()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatusBadge {
  readonly state = input.required<string>();
  protected readonly label = computed(() => stateLabel(this.state()));
  protected readonly tone = computed<Tone>(() => STATES[this.state()]?.[1] ?? 'quiet');
}
