import { chooseLots, type FreeLot } from '@green-apple/domain-inventory';
import { writerSelect, type Writer } from '../pools.ts';
import { inTransaction, type Transaction } from '../transaction.ts';
import { fillBackorders, type FilledBackorder } from './fill-backorders.ts';
import { once } from './once.ts';
import {
  BOOK_SQL,
  CHOOSE_SQL,
  FREE_LOTS_SQL,
  LOCK_PARTS_SQL,
  OPEN_LEVELS_SQL,
  OPEN_PARTS_SQL,
  SHIP_SQL,
  WAITING_SQL,
} from './stock-book-sql.ts';

export interface PickInput {
  readonly orderId: string;
  /** Only what lies there; every place without it. */
  readonly locationId?: string;
}

export interface PickedLot {
  readonly lotId: string;
  readonly code: string;
  /** ISO day. */
  readonly expiresOn: string;
  readonly quantity: number;
}

/** Units of one line that lie in one place. Of a bundle each of its items is a part of its own. */
export interface PickPart {
  readonly orderLineId: string;
  readonly variantId: string;
  readonly locationId: string;
  readonly locationCode: string;
  readonly quantity: number;
  /**
   * First expired, first out; together fewer than `quantity` where stock is not kept by lots, or where none
   * is good for long enough any more: such units stay where they are.
   */
  readonly lots: readonly PickedLot[];
}

/** Units that are sold and still have to come in. */
export interface WaitingPart {
  readonly orderLineId: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly expectedOn: string;
}

export interface PickList {
  readonly parts: readonly PickPart[];
  readonly waiting: readonly WaitingPart[];
}

export interface ShipAllocatedInput extends PickInput {
  /** Names the parcel: the same key ships once, however often it is asked for. */
  readonly key: string;
  /**
   * These units only; without it everything that is left. More than is left ships what is left. Named by their
   * reservation they come from its place: a line may lie in several.
   */
  readonly items?: readonly {
    readonly reservationId?: string;
    readonly orderLineId: string;
    readonly variantId: string;
    readonly quantity: number;
  }[];
}

/** Units that left, each with its lot where there is one. */
export interface ShippedPart {
  readonly orderLineId: string;
  readonly variantId: string;
  readonly locationId: string;
  readonly lotId: string | null;
  readonly quantity: number;
}

export interface StockEntry {
  readonly variantId: string;
  readonly locationId: string;
  /** Negative only in an adjustment. */
  readonly quantity: number;
  readonly orderId?: string;
  /** A lot that is known, by its id, or one that comes in, by what is printed on it. */
  readonly lot?:
    | { readonly lotId: string }
    | { readonly code: string; readonly expiresOn: string; readonly testedOn?: string };
}

export interface BookInput {
  /** Names the deed: the same key takes effect once. */
  readonly key: string;
  readonly entries: readonly StockEntry[];
}

export interface Booked {
  /** Orders that got units they had been waiting for. */
  readonly filled: readonly FilledBackorder[];
}

interface OpenPart extends PickPart {
  readonly reservationId: string;
  readonly until: string;
  /** Units of the item there that are in no lot. */
  readonly untracked: number;
}

/** Stock as it is picked, shipped, received, returned and counted. Every deed has a key and is done once. */
export class StockBookRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** What is to be taken from where for an order, lots chosen; changes nothing that is chosen already. */
  pickLots(input: PickInput): Promise<PickList> {
    return inTransaction(this.#writer, async (transaction) => {
      const parts = await this.#openParts(input, transaction);
      const waiting = await this.#select<WaitingPart>(
        WAITING_SQL,
        { orderId: input.orderId },
        transaction,
      );
      return { parts: parts.map(toPickPart), waiting };
    });
  }

  /** A parcel leaves: what was reserved in it is sold. */
  shipAllocated(input: ShipAllocatedInput, within?: Transaction): Promise<readonly ShippedPart[]> {
    const deed = { key: `ship/${input.key}`, kind: 'sale' };
    const ship = async (transaction: Transaction): Promise<readonly ShippedPart[]> => {
      const open = await this.#openParts(input, transaction);
      const parts = open.flatMap((part) => shipped(part, input.items));
      if (parts.length > 0)
        await this.#select(
          SHIP_SQL,
          { orderId: input.orderId, parts: JSON.stringify(parts) },
          transaction,
        );
      return parts.map(({ orderLineId, variantId, locationId, lotId, quantity }) => ({
        orderLineId,
        variantId,
        locationId,
        lotId,
        quantity,
      }));
    };
    return once(this.#writer, deed, ship, within);
  }

  /** Goods come in from a supplier; orders that wait for them are served first. */
  receive(input: BookInput): Promise<Booked> {
    return this.#book('receipt', input);
  }

  /** Goods come back from a shopper and can be sold again. */
  restock(input: BookInput): Promise<Booked> {
    return this.#book('restock', input);
  }

  /** A count of the shelf: more, or fewer, than the book says. Fewer than are reserved is refused. */
  adjust(input: BookInput): Promise<Booked> {
    return this.#book('adjustment', input);
  }

  #book(kind: 'receipt' | 'restock' | 'adjustment', { key, entries }: BookInput): Promise<Booked> {
    if (kind !== 'adjustment' && entries.some(({ quantity }) => quantity < 0))
      throw new RangeError('units that come in are counted from zero up');
    return once(this.#writer, { key: `${kind}/${key}`, kind }, async (transaction) => {
      const rows = JSON.stringify(
        entries.map(({ lot, ...entry }) => ({ ...entry, ...lotRow(lot) })),
      );
      await this.#select(OPEN_LEVELS_SQL, { entries: rows }, transaction);
      await this.#select(BOOK_SQL, { entries: rows, kind }, transaction);
      const variantIds = [...new Set(entries.map(({ variantId }) => variantId))];
      return { filled: await fillBackorders(this.#writer, variantIds, transaction) };
    });
  }

  /** Open parts with lots for every unit that can have one. */
  async #openParts(
    { orderId, locationId }: PickInput,
    transaction: Transaction,
  ): Promise<OpenPart[]> {
    const bind = { orderId, locationId: locationId ?? null };
    await this.#select(LOCK_PARTS_SQL, bind, transaction);
    const parts = await this.#select<OpenPart>(OPEN_PARTS_SQL, bind, transaction);
    const bare = parts.filter((part) => withoutLot(part) > 0);
    if (bare.length === 0) return parts;
    const choices = chooseForAll(bare, await this.#freeLots(bare, transaction));
    if (choices.length === 0) return parts;
    await this.#select(CHOOSE_SQL, { choices: JSON.stringify(choices) }, transaction);
    return this.#select<OpenPart>(OPEN_PARTS_SQL, bind, transaction);
  }

  #freeLots(parts: readonly OpenPart[], transaction: Transaction): Promise<PlacedLot[]> {
    return this.#select<PlacedLot>(
      FREE_LOTS_SQL,
      {
        variantIds: parts.map(({ variantId }) => variantId),
        locationIds: parts.map(({ locationId }) => locationId),
      },
      transaction,
    );
  }

  #select<Row extends object>(
    sql: string,
    bind: Readonly<Record<string, unknown>>,
    transaction: Transaction,
  ): Promise<Row[]> {
    return writerSelect<Row>(this.#writer, sql, bind, transaction);
  }
}

type PlacedLot = FreeLot & { readonly variantId: string; readonly locationId: string };

interface Choice {
  readonly reservationId: string;
  readonly lotId: string;
  readonly quantity: number;
}

const withoutLot = ({ quantity, lots }: PickPart): number =>
  quantity - lots.reduce((all, lot) => all + lot.quantity, 0);

/** Two parts of one item in one place never choose the same unit. */
function chooseForAll(parts: readonly OpenPart[], lots: readonly PlacedLot[]): Choice[] {
  const left = new Map(lots.map((lot) => [lot.lotId, lot.free]));
  return parts.flatMap((part) => {
    const here = lots
      .filter((lot) => lot.variantId === part.variantId && lot.locationId === part.locationId)
      .map((lot) => ({ ...lot, free: left.get(lot.lotId) ?? 0 }));
    const { chosen } = chooseLots(here, withoutLot(part), part.until);
    for (const { lotId, quantity } of chosen) left.set(lotId, (left.get(lotId) ?? 0) - quantity);
    return chosen.map((lot) => ({ ...lot, reservationId: part.reservationId }));
  });
}

/** How many of a part leave now, lot by lot; units without a lot come last. */
function shipped(
  part: OpenPart,
  items: ShipAllocatedInput['items'],
): (ShippedPart & { readonly reservationId: string })[] {
  const wanted = items?.find(
    (item) =>
      item.orderLineId === part.orderLineId &&
      item.variantId === part.variantId &&
      (item.reservationId ?? part.reservationId) === part.reservationId,
  );
  let left = items === undefined ? part.quantity : Math.min(part.quantity, wanted?.quantity ?? 0);
  const sources = [
    ...part.lots.map(({ lotId, quantity }) => ({ lotId, quantity })),
    { lotId: null, quantity: Math.min(withoutLot(part), Math.max(0, part.untracked)) },
  ];
  return sources.flatMap(({ lotId, quantity }) => {
    const units = Math.min(left, quantity);
    left -= units;
    const { reservationId, orderLineId, variantId, locationId } = part;
    return units > 0
      ? [{ reservationId, orderLineId, variantId, locationId, lotId, quantity: units }]
      : [];
  });
}

function toPickPart({
  orderLineId,
  variantId,
  locationId,
  locationCode,
  quantity,
  lots,
}: OpenPart) {
  return { orderLineId, variantId, locationId, locationCode, quantity, lots };
}

function lotRow(lot: StockEntry['lot']): object {
  if (lot === undefined) return {};
  if ('lotId' in lot) return { lotId: lot.lotId };
  return { lotCode: lot.code, expiresOn: lot.expiresOn, testedOn: lot.testedOn ?? null };
}
