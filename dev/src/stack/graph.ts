export type Outcome = 'done' | 'absent' | 'failed';

export interface GraphNode {
  readonly name: string;
  readonly needs: readonly string[];
  readonly after?: readonly string[];
  /** Does the work. 'absent' means: it cannot be had here, and that is no fault. */
  run(): Promise<Outcome>;
  /** Told when it will not run, because something it needs is absent or has failed. */
  skip(outcome: 'absent' | 'failed', because: string): void;
}

/**
 * Runs everything as soon as what it needs is done. Needs that are not in the graph count as done.
 * Resolves with what became of each; never rejects.
 */
export async function runGraph(nodes: readonly GraphNode[]): Promise<Map<string, Outcome>> {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const started = new Map<string, Promise<Outcome>>();
  const outcomeOf = (name: string): Promise<Outcome> => {
    const node = byName.get(name);
    if (node === undefined) return Promise.resolve('done');
    const running = started.get(name) ?? settle(node, outcomeOf);
    started.set(name, running);
    return running;
  };
  const outcomes = await Promise.all(
    nodes.map(async ({ name }) => [name, await outcomeOf(name)] as const),
  );
  return new Map(outcomes);
}

async function settle(
  node: GraphNode,
  outcomeOf: (name: string) => Promise<Outcome>,
): Promise<Outcome> {
  // Not in the same turn, so that the caller has noted that this one is under way.
  await Promise.resolve();
  const needed = await Promise.all(
    node.needs.map(async (name) => ({ name, outcome: await outcomeOf(name) })),
  );
  await Promise.all((node.after ?? []).map(outcomeOf));
  const missing =
    needed.find(({ outcome }) => outcome === 'failed') ??
    needed.find(({ outcome }) => outcome === 'absent');
  if (missing !== undefined && missing.outcome !== 'done') {
    node.skip(missing.outcome, missing.name);
    return missing.outcome;
  }
  return node.run().catch((): Outcome => 'failed');
}

/** The wanted nodes and everything they need, in the order given. */
export function withNeeds<
  Node extends { readonly name: string; readonly needs: readonly string[] },
>(nodes: readonly Node[], wanted: readonly string[]): Node[] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const chosen = new Set<string>();
  const choose = (name: string): void => {
    const node = byName.get(name);
    if (node === undefined || chosen.has(name)) return;
    chosen.add(name);
    node.needs.forEach(choose);
  };
  wanted.forEach(choose);
  return nodes.filter(({ name }) => chosen.has(name));
}
