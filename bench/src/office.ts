import { ADMIN_ROUTES, STOREFRONT_ROUTES, type ReferenceData } from '@green-apple/contracts-http';
import { signInEmployee } from '@green-apple/testing';
import type { Bench } from './bench.ts';
import { percentile, round, type Figures } from './figures.ts';
import { HttpClient } from './load.ts';

const TIMES = 7;
/** Longer than the shop keeps its home page, and shows it while it makes another one. */
const FORGOTTEN_MS = 11_000;
const HOME_TIMES = 3;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const products = (query: Readonly<Record<string, string>>): string =>
  `${ADMIN_ROUTES.products}?${new URLSearchParams(query).toString()}`;

/** What employees open in the morning, by the name of its figure. */
const pagesOf = (category: string): Readonly<Record<string, string>> => ({
  products: ADMIN_ROUTES.products,
  by_title: products({ sort: 'title' }),
  drafts: products({ status: 'draft' }),
  category: products({ category }),
  common_word: products({ q: 'magnesium' }),
  rare_words: products({ q: 'zinc lozenges orange' }),
  word_by_title: products({ q: 'magnesium', sort: 'title' }),
  attributes: ADMIN_ROUTES.attributes,
  brands: ADMIN_ROUTES.brands,
  categories: ADMIN_ROUTES.categories,
  certificates: ADMIN_ROUTES.certificates,
  claims: ADMIN_ROUTES.claims,
  orders: ADMIN_ROUTES.orders,
});

/** Lists of the back office, one employee, one at a time; and the shop's home page when nobody has kept it. */
export const office: Bench = async (stack) => {
  const { access_token: token } = await signInEmployee('administrator');
  const client = new HttpClient(1);
  const read = async (part: string, path: string): Promise<{ ms: number; body: string }> => {
    const begun = performance.now();
    const headers: Record<string, string> =
      part === 'admin-api' ? { authorization: `Bearer ${token}` } : {};
    const { status, body } = await client.send({ url: `${stack.url(part)}${path}`, headers });
    if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`);
    return { ms: performance.now() - begun, body };
  };
  try {
    const figures: Figures = {};
    const reference = JSON.parse(
      (await read('admin-api', ADMIN_ROUTES.reference)).body,
    ) as ReferenceData;
    for (const [name, path] of Object.entries(pagesOf(reference.categories[0]?.slug ?? ''))) {
      const times: number[] = [];
      for (let n = 0; n < TIMES; n++) times.push((await read('admin-api', path)).ms);
      figures[`office.${name}_ms`] = round(percentile(times, 0.5));
    }
    const home: number[] = [];
    for (let n = 0; n < HOME_TIMES; n++) {
      await pause(FORGOTTEN_MS);
      home.push((await read('storefront-api', STOREFRONT_ROUTES.home)).ms);
    }
    return { ...figures, 'office.home_ms': round(percentile(home, 0.5)) };
  } finally {
    client.close();
  }
};
