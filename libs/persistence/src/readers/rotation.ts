/** What decides the place of a reader. */
export interface Candidate {
  readonly region: string;
  readonly absence: unknown;
}

/**
 * Readers in the order in which they are asked: the own region first, the others as they are configured;
 * readers of one region take turns. Who is out of rotation is not asked.
 */
export function rotation<Item extends Candidate>(
  readers: readonly Item[],
  ownRegion: string,
  turn: number,
): Item[] {
  const present = readers.filter(({ absence }) => absence === null);
  const regions = new Set([ownRegion, ...readers.map(({ region }) => region)]);
  return [...regions].flatMap((region) => {
    const near = present.filter((reader) => reader.region === region);
    return near.map((_, index) => near[(turn + index) % near.length] as Item);
  });
}

/** Where a reader is. */
export interface ReaderAddress {
  readonly region: string;
  readonly url: string;
}

const WITH_REGION = /^([a-z0-9-]+)=(.+)$/;

/** `eu-west-1=postgres://...`, or a bare url for one in the own region. */
export function toReaderAddress(text: string, ownRegion: string): ReaderAddress {
  const [, region, url] = WITH_REGION.exec(text) ?? [];
  return region === undefined || url === undefined
    ? { region: ownRegion, url: text }
    : { region, url };
}
