/** A body that is small enough to be held; null as soon as it is longer than `mostBytes`. */
export async function wholeBody(
  body: AsyncIterable<Buffer>,
  mostBytes: number,
): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > mostBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The same as stores take it. */
export async function* inOnePart(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}
