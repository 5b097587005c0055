export interface Patience {
  /** Milliseconds until it gives up. */
  readonly within?: number;
  /** Milliseconds between two looks. */
  readonly every?: number;
}

/**
 * Looks again and again until `check` neither throws nor gives `undefined`, `null` or `false`, and
 * returns what it gave. Throws what went wrong at the last look when time is up.
 */
export async function eventually<Value>(
  check: () => Promise<Value> | Value,
  { within = 30_000, every = 50 }: Patience = {},
): Promise<Exclude<Value, undefined | null | false>> {
  const deadline = performance.now() + within;
  for (;;) {
    const look = await attempt(check);
    if (look.ok) return look.value;
    if (performance.now() + every > deadline)
      throw new Error(`Still not so after ${within} ms: ${look.why}`, { cause: look.cause });
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

type Look<Value> =
  | { readonly ok: true; readonly value: Exclude<Value, undefined | null | false> }
  | { readonly ok: false; readonly why: string; readonly cause?: unknown };

async function attempt<Value>(check: () => Promise<Value> | Value): Promise<Look<Value>> {
  try {
    const value = await check();
    return value === undefined || value === null || value === false
      ? { ok: false, why: `the check gave ${String(value)}` }
      : { ok: true, value: value as Exclude<Value, undefined | null | false> };
  } catch (cause) {
    return { ok: false, why: cause instanceof Error ? cause.message : String(cause), cause };
  }
}
