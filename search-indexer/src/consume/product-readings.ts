import type {
  CatalogReader,
  HistoryPoint,
  ProductGroup,
  ProductReading,
} from '@green-apple/persistence';

export interface CatalogSides {
  /** May be behind. */
  readonly reader: CatalogReader;
  readonly writer: CatalogReader;
}

/** What a reader says that has seen all until `since`, else what the writer says. */
export async function readSince<Reading extends ProductReading>(
  { reader, writer }: CatalogSides,
  since: HistoryPoint | null,
  read: (catalog: CatalogReader, since?: HistoryPoint) => Promise<Reading>,
): Promise<Reading> {
  if (since === null) return read(writer);
  const reading = await read(reader, since);
  // A copy of another database, or a writer whose history was cut off, has not seen it.
  return reading.readPoint < since.number ? read(writer) : reading;
}

/** Batches of changed products, by who has answered. */
export interface ReadingCounts {
  readonly reader: number;
  readonly writer: number;
}

/** Reads what changed, as near as it can be read without missing the change. */
export class ProductReadings {
  readonly #sides: CatalogSides;
  #counts: ReadingCounts = { reader: 0, writer: 0 };

  constructor(sides: CatalogSides) {
    this.#sides = sides;
  }

  /** Products that have changed by `since`; by now where nobody knows when. */
  async byIds(ids: readonly string[], since: HistoryPoint | null): Promise<ProductReading> {
    const reading = await readSince(this.#sides, since, (catalog, until) =>
      catalog.byIds(ids, until),
    );
    const { server } = reading;
    this.#counts = { ...this.#counts, [server]: this.#counts[server] + 1 };
    return reading;
  }

  /** Who belonged to a group by `since`, or does by now. Who joins or leaves later has an event of its own. */
  idsUnder(
    group: ProductGroup,
    after: string | null,
    size: number,
    since: HistoryPoint | null,
  ): Promise<string[]> {
    const { reader, writer } = this.#sides;
    return since === null
      ? writer.idsUnder(group, after, size)
      : reader.idsUnder(group, after, size, since);
  }

  counts(): ReadingCounts {
    return this.#counts;
  }
}
