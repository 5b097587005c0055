import { ListProductsQuery } from '@green-apple/contracts-http';
import { buildFacetBody, buildPageBody } from '@green-apple/search';
import type { Bench } from '../bench.ts';
import { printShares, round, type Figures } from '../figures.ts';
import { closedLoop, HttpClient, type LoadResult } from '../load.ts';
import {
  CALM_COMPILERS,
  compilerCpu,
  cpuBetween,
  cpuByPart,
  memoryByPart,
  total,
} from '../processes.ts';
import { ourParts, type RunningStack } from '../running-stack.ts';
import { readCatalogueFacts, type CatalogueFacts } from './catalogue-facts.ts';
import { seeded } from './random.ts';
import {
  different,
  drawList,
  drawSearch,
  drawTyping,
  listPath,
  type ListRequest,
} from './requests.ts';
import { isSteady, type Look } from './steady.ts';
import { Walk } from './walk.ts';

const CONNECTIONS = 16;
const WARM_SECONDS = 6;
const MOST_WARM_SECONDS = 420;
const SECONDS = 8;
const ALONE_SECONDS = 3;
const HOT_SECONDS = 4;
const SEED = 20_261_125;
/** A minute passes before one is sent again: whoever keeps answers has let go of it by then. */
const REQUESTS = 40_000;
/** As many as fit on a front page. */
const HOT = 20;

interface Kind {
  readonly name: string;
  /** Who is asked, when it is not the API: the server that renders pages. */
  readonly part?: 'storefront-ng';
  readonly paths: readonly string[];
  /** Follows "show more" now and then, as people do. */
  readonly pages: boolean;
}

function kindsOf(facts: CatalogueFacts): {
  kinds: Kind[];
  lists: ListRequest[];
  searches: ListRequest[];
} {
  const random = seeded(SEED);
  const lists = different(REQUESTS, () => drawList(random, facts), listPath);
  const searches = different(REQUESTS, () => drawSearch(random, facts), listPath);
  const typed = different(REQUESTS, () => drawTyping(random, facts), String).flat();
  return {
    lists,
    searches,
    kinds: [
      { name: 'list', paths: lists.map(listPath), pages: true },
      { name: 'search', paths: searches.map(listPath), pages: true },
      {
        name: 'page',
        part: 'storefront-ng',
        paths: facts.slugs.map((slug) => `/p/${slug}`),
        pages: false,
      },
      { name: 'product', paths: facts.slugs.map((slug) => `/api/products/${slug}`), pages: false },
      {
        name: 'suggest',
        paths: [...new Set(typed)].map((q) => `/api/suggest?q=${encodeURIComponent(q)}`),
        pages: false,
      },
    ],
  };
}

/** Who answers those that browse. What others do meanwhile in the background is no part of an answer. */
const SERVERS: ReadonlySet<string> = new Set([
  'storefront-ng',
  'storefront-api',
  'elasticsearch',
  'postgres-writer',
  'postgres-reader',
]);
const servers = (stack: RunningStack) => ourParts(stack).filter(({ name }) => SERVERS.has(name));

interface Measured extends Look {
  readonly load: LoadResult;
  readonly shares: string;
}

/** `seconds` of work at 16 connections, with the CPU that our servers spent on it. */
async function underLoad(
  stack: RunningStack,
  seconds: number,
  work: (turn: number) => Promise<void>,
): Promise<Measured> {
  const parts = servers(stack);
  const before = cpuByPart(parts);
  const compiled = compilerCpu(parts);
  const load = await closedLoop(CONNECTIONS, seconds, work);
  const spent = cpuBetween(before, cpuByPart(parts));
  return {
    load,
    cpuMs: total(spent) / load.done,
    compilersMs: (compilerCpu(parts) - compiled) / load.done,
    shares: printShares(spent, load.done),
  };
}

/** Works until it costs no less than before and little of it goes to compilers. */
async function untilSteady(
  stack: RunningStack,
  work: (turn: number) => Promise<void>,
): Promise<void> {
  const looks: Look[] = [];
  for (let spent = 0; spent < MOST_WARM_SECONDS; spent += WARM_SECONDS) {
    looks.push(await underLoad(stack, WARM_SECONDS, work));
    if (isSteady(looks, CALM_COMPILERS)) return;
  }
}

/** Every request of a run is another one; then the same few again and again, for what caches save. */
async function measure(stack: RunningStack, kind: Kind): Promise<Figures> {
  const { name } = kind;
  const client = new HttpClient(CONNECTIONS);
  const walk = new Walk(kind, seeded(SEED));
  const origin = stack.url(kind.part ?? 'storefront-api');
  const get = async (path: string): Promise<void> => {
    const answer = await client.send({ url: `${origin}${path}` });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    walk.learn(path, answer);
  };
  try {
    await untilSteady(stack, () => get(walk.next()));
    const cold = await underLoad(stack, SECONDS, () => get(walk.next()));
    const alone = await closedLoop(1, ALONE_SECONDS, () => get(walk.next()));
    const hot = await underLoad(stack, HOT_SECONDS, (turn) => get(kind.paths[turn % HOT] ?? '/'));
    process.stdout.write(`  ${name}: ${cold.shares}\n  ${name}, hot: ${hot.shares}\n`);
    return {
      [`${name}.different`]: walk.different,
      [`${name}.rps`]: round(cold.load.done / cold.load.seconds, 0),
      [`${name}.p50_ms`]: round(cold.load.p50),
      [`${name}.p95_ms`]: round(cold.load.p95),
      [`${name}.one_p50_ms`]: round(alone.p50),
      [`${name}.cpu_ms`]: round(cold.cpuMs, 3),
      [`${name}.compilers_cpu_ms`]: round(cold.compilersMs, 3),
      [`${name}.hot_cpu_ms`]: round(hot.cpuMs, 3),
      ...(kind.pages ? { [`${name}.without_engine`]: walk.withoutEngine } : {}),
    };
  } finally {
    client.close();
  }
}

/** The same questions put to the search engine itself: what no shop on top of it can be cheaper than. */
async function floor(
  stack: RunningStack,
  name: string,
  requests: readonly ListRequest[],
): Promise<Figures> {
  const url = `${(stack.env['SEARCH_URL'] ?? '').replace(/\/$/, '')}/${stack.env['SEARCH_INDEX_PREFIX'] ?? ''}-products/_msearch`;
  const client = new HttpClient(CONNECTIONS);
  const bodies = requests.map((request) => {
    const query = ListProductsQuery.parse(request);
    const lines = [{}, buildPageBody(query), { request_cache: true }, buildFacetBody(query)];
    return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
  });
  const ask = async (turn: number): Promise<void> => {
    const text = bodies.at(-1 - (turn % bodies.length)) ?? '';
    const headers = { 'content-type': 'application/x-ndjson' };
    const answer = await client.send({ method: 'POST', url, text, headers });
    if (answer.status !== 200) throw new Error(`the search engine answered ${answer.status}`);
  };
  try {
    // From the other end of the list: the engine has not seen these yet.
    let turn = 0;
    await untilSteady(stack, () => ask(turn++));
    const { load, cpuMs } = await underLoad(stack, SECONDS, () => ask(turn++));
    return {
      [`browse.floor_${name}_cpu_ms`]: round(cpuMs, 3),
      [`browse.floor_${name}_p50_ms`]: round(load.p50),
    };
  } finally {
    client.close();
  }
}

function memory(stack: RunningStack): Figures {
  return Object.fromEntries(
    [...memoryByPart(ourParts(stack))]
      .filter(([, mib]) => mib > 0)
      .map(([part, mib]) => [`browse.rss_mib.${part}`, round(mib, 0)]),
  );
}

/** Lists, search, products, suggestions and whole pages: thousands of different ones, hot ones, and their floor. */
export const browse: Bench = async (stack) => {
  const facts = await readCatalogueFacts(stack.env['DATABASE_WRITER_URL'] ?? '');
  const { kinds, lists, searches } = kindsOf(facts);
  const figures: Figures = {};
  for (const kind of kinds.filter(({ part }) => !part || stack.runs(part)))
    Object.assign(figures, await measure(stack, kind));
  Object.assign(figures, await floor(stack, 'list', lists));
  Object.assign(figures, await floor(stack, 'search', searches));
  return { ...figures, ...memory(stack) };
};
