import type { PickList, PickPart } from '@green-apple/contracts-http';

/** One stop at a shelf: all that is taken there, and the box each unit goes into. */
export interface Stop {
  readonly key: string;
  readonly item: PickPart;
  readonly quantity: number;
  readonly lots: readonly WalkLot[];
  readonly boxes: ReadonlyArray<{ readonly mark: string; readonly quantity: number }>;
}

export interface WalkLot {
  readonly lotId: string;
  readonly code: string;
  readonly expiresOn: string;
  readonly quantity: number;
}

/** A letter for each shipment, so that boxes and list can be told apart at a glance: A, B, ... Z, AA. */
export function boxMark(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : boxMark(Math.floor(index / 26) - 1) + letter;
}

/** The way along the shelves: places one after the other, in each by SKU, an item once however many boxes want it. */
export function walkOf({ shipments, parts }: PickList): Stop[] {
  const marks = new Map(shipments.map(({ id }, index) => [id, boxMark(index)]));
  const stops = new Map<string, PickPart[]>();
  for (const part of parts) {
    const key = `${part.place.code}/${part.sku}`;
    stops.set(key, [...(stops.get(key) ?? []), part]);
  }
  return [...stops].flatMap(([key, together]) => {
    const [item] = together;
    if (item === undefined) return [];
    const boxes = new Map<string, number>();
    for (const { shipmentId, quantity } of together) {
      const mark = marks.get(shipmentId) ?? '';
      boxes.set(mark, (boxes.get(mark) ?? 0) + quantity);
    }
    return [
      {
        key,
        item,
        quantity: together.reduce((all, { quantity }) => all + quantity, 0),
        lots: lotsTogether(together),
        boxes: [...boxes].map(([mark, quantity]) => ({ mark, quantity })),
      },
    ];
  });
}

function lotsTogether(parts: readonly PickPart[]): WalkLot[] {
  const lots = new Map<string, WalkLot>();
  for (const lot of parts.flatMap((part) => part.lots)) {
    const known = lots.get(lot.lotId);
    lots.set(lot.lotId, { ...lot, quantity: lot.quantity + (known?.quantity ?? 0) });
  }
  return [...lots.values()].sort((a, b) => (a.expiresOn < b.expiresOn ? -1 : 1));
}
