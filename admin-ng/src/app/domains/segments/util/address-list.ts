/** What a pasted list, or a file, of addresses holds. */
export interface AddressList {
  readonly addresses: readonly string[];
  /** Lines in which there is no address; the first one, a heading, is none of them. */
  readonly faults: readonly number[];
}

const ADDRESS = /^[^\s@,;"<>]{1,64}@[^\s@,;"<>]+\.[^\s@,;"<>.]{2,}$/;

/**
 * Reads one address a line: the first field that looks like one, so that a sheet with more columns does as well. Each
 * is there once, whatever its capitals.
 */
export function readAddresses(text: string): AddressList {
  const addresses = new Set<string>();
  const faults: number[] = [];
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    if (line.trim() === '') return;
    const found = line
      .split(/[,;\t]/)
      .map((field) =>
        field
          .trim()
          .replace(/^"(.*)"$/, '$1')
          .trim(),
      )
      .map((field) => /<([^<>]+)>$/.exec(field)?.[1] ?? field)
      .find((field) => field.length <= 254 && ADDRESS.test(field));
    if (found !== undefined) addresses.add(found.toLowerCase());
    else if (index > 0) faults.push(index + 1);
  });
  return { addresses: [...addresses], faults };
}

/** Requests take so many addresses, and so many characters, at once. */
export function inPortions(
  addresses: readonly string[],
  most: number,
  mostCharacters = 40_000,
): string[][] {
  const portions: string[][] = [];
  let characters = 0;
  for (const address of addresses) {
    const last = portions.at(-1);
    characters += address.length + 3;
    if (last === undefined || last.length >= most || characters > mostCharacters) {
      portions.push([address]);
      characters = address.length + 3;
    } else last.push(address);
  }
  return portions;
}
