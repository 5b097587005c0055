import type {
  Label,
  LabelAddress,
  LabelGateway,
  OpenShipmentInput,
  TrackingStatus,
} from '@green-apple/partners';
import type { BoughtLabel } from '@green-apple/persistence';
import type { LabelResult } from '@green-apple/workflow-contracts';
import { orderMissing, outcomeUnknown } from '../partner-failure.ts';
import { parcelOf, serviceFor } from './boxes.ts';

/** What a carrier has to know of a parcel, and what we know of the carrier's side of it. */
export interface ParcelPapers {
  readonly from: LabelAddress;
  readonly to: LabelAddress;
  readonly deliveryId: string;
  readonly weightGrams: number;
  readonly carrierRef: string | null;
  readonly trackerRef: string | null;
}

/** Where labels of one kind of parcel are written down. */
export interface LabelBook {
  papers(id: string): Promise<ParcelPapers | null>;
  noteCarrierRef(id: string, carrierRef: string): Promise<string>;
  noteLabel(id: string, label: BoughtLabel): Promise<void>;
  forgetLabel(id: string): Promise<void>;
}

/** Labels and tracking. The carrier's handle is kept before money is spent: a lost answer is looked up by it. */
export class LabelDesk {
  readonly #book: LabelBook;
  readonly #gateway: LabelGateway;
  readonly #direction: Pick<OpenShipmentInput, 'isReturn'>;

  constructor(book: LabelBook, gateway: LabelGateway, direction: 'out' | 'back' = 'out') {
    this.#book = book;
    this.#gateway = gateway;
    this.#direction = direction === 'back' ? { isReturn: true } : {};
  }

  async buy(id: string): Promise<LabelResult> {
    const papers = await this.#papers(id);
    if (papers.trackerRef !== null) return { code: 'bought' };
    const carrierRef = await this.#opened(id, papers);
    return carrierRef === null ? { code: 'refused' } : this.#buy(id, papers, carrierRef);
  }

  /**
   * Undoes `buy`; harmless when there is none. A label that cannot be given back any more is only forgotten, unless
   * `mayForget` says no: then false.
   */
  async giveBack(
    id: string,
    mayForget: () => Promise<boolean> = () => Promise.resolve(true),
  ): Promise<boolean> {
    const { carrierRef } = await this.#papers(id);
    if (carrierRef === null) return true;
    const known = await this.#gateway.retrieve(carrierRef);
    if (known.code === 'unknown') throw outcomeUnknown('the carrier', known);
    if (known.code === 'bought') {
      const outcome = await this.#gateway.giveBack(carrierRef);
      if (outcome.code === 'unknown') throw outcomeUnknown('the carrier', outcome);
      if (outcome.code === 'refused' && !(await mayForget())) return false;
    }
    await this.#book.forgetLabel(id);
    return true;
  }

  /** Null while there is no parcel to follow. */
  async track(id: string): Promise<TrackingStatus | null> {
    const { trackerRef } = await this.#papers(id);
    if (trackerRef === null) return null;
    const outcome = await this.#gateway.track(trackerRef);
    if (outcome.code === 'unknown') throw outcomeUnknown('the carrier', outcome);
    return outcome.code === 'tracked' ? outcome.status : null;
  }

  async #papers(id: string): Promise<ParcelPapers> {
    const papers = await this.#book.papers(id);
    if (papers === null) throw orderMissing();
    return papers;
  }

  /** The parcel as the carrier's side knows it; null when no carrier knows the address. */
  async #opened(id: string, papers: ParcelPapers): Promise<string | null> {
    if (papers.carrierRef !== null) return papers.carrierRef;
    const outcome = await this.#gateway.open({
      reference: id,
      from: papers.from,
      to: papers.to,
      parcel: parcelOf(papers.weightGrams),
      ...this.#direction,
    });
    if (outcome.code === 'unknown') throw outcomeUnknown('the carrier', outcome);
    if (outcome.code === 'address_refused') return null;
    return this.#book.noteCarrierRef(id, outcome.carrierRef);
  }

  async #buy(id: string, papers: ParcelPapers, carrierRef: string): Promise<LabelResult> {
    const known = await this.#gateway.retrieve(carrierRef);
    switch (known.code) {
      case 'unknown':
        throw outcomeUnknown('the carrier', known);
      case 'bought':
        return this.#keep(id, known.label);
      case 'returned':
      case 'not_found':
        // Given back before: the next try opens a new one.
        await this.#book.forgetLabel(id);
        throw outcomeUnknown('the carrier', { code: 'unknown', detail: 'garbage' });
      case 'open': {
        const rate = serviceFor(papers.deliveryId, known.rates);
        if (rate === null) return this.#refused(id);
        const outcome = await this.#gateway.buy(carrierRef, rate.rateRef);
        if (outcome.code === 'unknown') throw outcomeUnknown('the carrier', outcome);
        return outcome.code === 'bought' ? this.#keep(id, outcome.label) : this.#refused(id);
      }
    }
  }

  /** The address may be mended before the next try: that one opens a new shipment. */
  async #refused(id: string): Promise<LabelResult> {
    await this.#book.forgetLabel(id);
    return { code: 'refused' };
  }

  async #keep(id: string, { price, ...label }: Label): Promise<LabelResult> {
    await this.#book.noteLabel(id, { ...label, costMinor: price.minor, currency: price.currency });
    return { code: 'bought' };
  }
}
