import type { CategoryList, ProductList } from '@green-apple/contracts-http';
import type { Bench } from './bench.ts';
import { printShares, round, type Figures } from './figures.ts';
import { closedLoop, HttpClient } from './load.ts';
import { cpuBetween, cpuByPart, total } from './processes.ts';
import { ourParts, type RunningStack } from './running-stack.ts';

const CONNECTIONS = 16;
const WARM_SECONDS = 2;
const SECONDS = 8;
const ALONE_SECONDS = 3;

/** What people type; a mix of names, ingredients, goals, brands and slips. */
const QUERIES = [
  'magnesium',
  'vitamin d3',
  'sleep',
  'vegan protein',
  'omega 3',
  'probiotic',
  'collagen',
  'ginger tea',
  'zinc',
  'magnezium',
  'b12',
  'ashwagandha',
  'vitamin c',
  'turmeric',
  'iron',
  'green apple',
];

async function read<Body>(client: HttpClient, url: string): Promise<Body> {
  const answer = await client.send({ url });
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return JSON.parse(answer.body) as Body;
}

/** Request paths per kind of page, spread over the whole catalogue so that caches do not flatter. */
async function pages(client: HttpClient, api: string): Promise<Record<string, string[]>> {
  const { items: categories } = await read<CategoryList>(client, `${api}/api/categories`);
  const slugs: string[] = [];
  let cursor: string | null = null;
  do {
    const after = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: ProductList = await read(client, `${api}/api/products?limit=60${after}`);
    slugs.push(...page.items.map(({ slug }) => slug));
    cursor = page.nextCursor;
  } while (cursor !== null && slugs.length < 2_000);
  return {
    list: categories.flatMap(({ slug }) =>
      ['relevance', 'price-asc', 'rating'].map(
        (sort) => `/api/products?category=${slug}&sort=${sort}`,
      ),
    ),
    search: QUERIES.map((query) => `/api/products?q=${encodeURIComponent(query)}`),
    product: slugs.map((slug) => `/api/products/${slug}`),
    suggest: QUERIES.flatMap((query) =>
      [2, 3, 4, 5].map((length) => `/api/suggest?q=${encodeURIComponent(query.slice(0, length))}`),
    ),
  };
}

async function measure(stack: RunningStack, name: string, paths: string[]): Promise<Figures> {
  const api = stack.url('storefront-api');
  const client = new HttpClient(CONNECTIONS);
  const get = async (turn: number): Promise<void> => {
    const path = paths[turn % paths.length] ?? '/';
    const answer = await client.send({ url: `${api}${path}` });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  };
  await closedLoop(CONNECTIONS, WARM_SECONDS, get);
  const before = cpuByPart(ourParts(stack));
  const load = await closedLoop(CONNECTIONS, SECONDS, get);
  const spent = cpuBetween(before, cpuByPart(ourParts(stack)));
  const alone = await closedLoop(1, ALONE_SECONDS, get);
  client.close();
  process.stdout.write(`  ${name}: ${printShares(spent, load.done)}\n`);
  return {
    [`${name}.rps`]: round(load.done / load.seconds, 0),
    [`${name}.p50_ms`]: round(load.p50),
    [`${name}.p95_ms`]: round(load.p95),
    [`${name}.one_p50_ms`]: round(alone.p50),
    [`${name}.cpu_ms`]: round(total(spent) / load.done, 3),
  };
}

/** Lists, search, product pages and suggestions at 16 connections and at one. */
export const browse: Bench = async (stack) => {
  const client = new HttpClient(2);
  const byKind = await pages(client, stack.url('storefront-api'));
  client.close();
  const figures: Figures = {};
  for (const [name, paths] of Object.entries(byKind))
    Object.assign(figures, await measure(stack, name, paths));
  return figures;
};
