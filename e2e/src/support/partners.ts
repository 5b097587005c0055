import { testStack } from '@green-apple/testing';

interface Effect {
  readonly kind: string;
  readonly ref: string;
  readonly orderId?: string;
  readonly amountMinor?: number;
}

interface JournalEntry {
  readonly operation: string;
  readonly replayed: boolean;
  readonly effects: readonly Effect[];
}

const simulator = (): string => testStack().needed('PARTNER_SIMULATOR_URL');

/** What outside companies wrote down about an order: the truth that ours is held against. */
async function journalOf(orderId: string): Promise<JournalEntry[]> {
  const answer = await fetch(`${simulator()}/journal?orderId=${orderId}&limit=10000`);
  const { entries } = (await answer.json()) as { entries: JournalEntry[] };
  return entries;
}

/** Everything that was done about an order, each deed once however often it was asked for. */
export async function effectsOn(orderId: string): Promise<Effect[]> {
  return (await journalOf(orderId)).flatMap(({ effects }) =>
    effects.filter((effect) => effect.orderId === orderId),
  );
}

/** Asks a company to misbehave, once. */
export async function plantFault(fault: Readonly<Record<string, unknown>>): Promise<void> {
  const answer = await fetch(`${simulator()}/control/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  if (answer.status !== 201) throw new Error(`no such fault: ${await answer.text()}`);
}

/** The carrier scans a parcel, by our own reference of it. */
export async function scanParcel(parcel: string, status: string): Promise<void> {
  const answer = await fetch(`${simulator()}/control/tracking`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ parcel, status }),
  });
  if (!answer.ok) throw new Error(`no such parcel: ${await answer.text()}`);
}
