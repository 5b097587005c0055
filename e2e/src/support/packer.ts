import { randomUUID } from 'node:crypto';
import type { AdminOrder, PickList } from '@green-apple/contracts-http';
import { eventually, signInEmployee, testStack } from '@green-apple/testing';

export type Parcel = AdminOrder['shipments'][number];

/** Somebody at the packing table, who speaks the employees' API as the back office does. */
export class Packer {
  readonly #token: string;

  private constructor(token: string) {
    this.#token = token;
  }

  static async signIn(): Promise<Packer> {
    return new Packer((await signInEmployee('operations')).access_token);
  }

  async #ask<Body>(path: string, body?: unknown): Promise<Body> {
    const answer = await fetch(`${testStack().needed('ADMIN_API_URL')}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      signal: AbortSignal.timeout(20_000),
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Body;
  }

  async parcels(orderId: string): Promise<Parcel[]> {
    return (await this.#ask<AdminOrder>(`/admin/orders/${orderId}`)).shipments;
  }

  /** The parcels of an order once `fits` holds for them. */
  parcelsWhen(
    orderId: string,
    fits: (parcels: readonly Parcel[]) => boolean,
  ): Promise<readonly Parcel[]> {
    return eventually(
      async () => {
        const parcels = await this.parcels(orderId);
        if (!fits(parcels)) throw new Error(parcels.map(({ state }) => state).join(', ') || 'none');
        return parcels;
      },
      { every: 200 },
    );
  }

  /** One word to all of them. */
  async say(instruction: 'pack' | 'ship', orderId: string, parcels: readonly Parcel[]) {
    const shipments = parcels.map(({ id }) => ({ orderId, shipmentId: id }));
    await this.#ask('/admin/fulfilment/instructions', { instruction, shipments });
  }

  pickList(parcel: Parcel): Promise<PickList> {
    return this.#ask<PickList>(`/admin/fulfilment/pick-list?shipments=${parcel.id}`);
  }

  /** Books a pick of all but `missing` units of its first part. */
  async picked(orderId: string, parcel: Parcel, missing: number): Promise<void> {
    const { parts } = await this.pickList(parcel);
    let less = missing;
    const said = parts.map(({ partId, lots, quantity }) => {
      const from: { lotId: string | null; quantity: number }[] =
        lots.length > 0
          ? lots.map(({ lotId, quantity: units }) => ({ lotId, quantity: units }))
          : [{ lotId: null, quantity }];
      return {
        partId,
        lots: from.map(({ lotId, quantity: units }) => {
          const gone = Math.min(less, units);
          less -= gone;
          return { lotId, quantity: units - gone };
        }),
      };
    });
    await this.#ask(`/admin/orders/${orderId}/shipments/${parcel.id}/pick`, { parts: said });
  }

  /** Packs them, buys their labels and hands them to the carrier. */
  async send(orderId: string): Promise<readonly Parcel[]> {
    const planned = await this.parcelsWhen(orderId, (all) => all.length > 0);
    await this.say('pack', orderId, planned);
    const taken = await this.parcelsWhen(orderId, (all) =>
      all.every(({ state }) => state === 'picking'),
    );
    await this.say('ship', orderId, taken);
    return this.parcelsWhen(orderId, (all) => all.every(({ state }) => state === 'shipped'));
  }
}
