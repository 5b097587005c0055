import { ADMIN_ROUTES, type BulkJobDto, type ReferenceData } from '@green-apple/contracts-http';
import { signInEmployee } from '@green-apple/testing';
import type { Bench } from './bench.ts';
import { round, type Figures } from './figures.ts';
import { memoryByPart } from './processes.ts';
import type { RunningStack } from './running-stack.ts';

const ROWS = Number(process.env['BULK_ROWS'] ?? 100_000);
const ITEMS_PER_PRODUCT = 2;
const LOOK_MS = 500;
const PATIENCE_MS = 60 * 60 * 1000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A file of products nobody has, and how the worker that reads it fares. */
export const bulk: Bench = async (stack) => {
  const office = await openOffice(stack);
  const { brands, categories } = await office.get<ReferenceData>(ADMIN_ROUTES.reference);
  const file = fileOf(brands[0]?.slug ?? '', categories[0]?.slug ?? '');
  const sent = await office.send(file);
  const checked = await watch(office, stack, sent.id, 'checked');
  await office.post(ADMIN_ROUTES.bulkApply.replace(':id', sent.id), { policy: 'skip_bad_rows' });
  const applied = await watch(office, stack, sent.id, 'done');
  const written = await office.post<BulkJobDto>(ADMIN_ROUTES.bulkExports, {
    kind: 'products',
    format: 'csv',
  });
  const exported = await watch(office, stack, written.id, 'done');
  return figuresOf({ check: checked, apply: applied, export: exported });
};

interface Phase {
  readonly rows: number;
  readonly seconds: number;
  /** Of the workers, MiB: in the first tenth of the looks, and at most. */
  readonly firstMib: number;
  readonly peakMib: number;
}

const figuresOf = (phases: Readonly<Record<string, Phase>>): Figures =>
  Object.fromEntries(
    Object.entries(phases).flatMap(([name, { rows, seconds, firstMib, peakMib }]) => [
      [`bulk.${name}_rows_per_s`, round(rows / seconds, 0)],
      [`bulk.${name}_first_rss_mib`, round(firstMib, 0)],
      [`bulk.${name}_peak_rss_mib`, round(peakMib, 0)],
    ]),
  );

/** Looks at a job and at the workers' memory until the job stands there. */
async function watch(
  office: Office,
  stack: RunningStack,
  id: string,
  state: BulkJobDto['state'],
): Promise<Phase> {
  const workers = stack.parts.filter(({ name }) => name.startsWith('worker'));
  const memory: number[] = [];
  const begun = performance.now();
  while (performance.now() - begun < PATIENCE_MS) {
    memory.push([...memoryByPart(workers).values()].reduce((all, one) => all + one, 0));
    const job = await office.get<BulkJobDto>(ADMIN_ROUTES.bulkJob.replace(':id', id));
    if (job.state === 'failed') throw new Error(`the file failed: ${job.failure?.code}`);
    if (job.state === state) {
      const first = memory.slice(0, Math.max(1, Math.ceil(memory.length / 10)));
      return {
        rows: job.rows.total ?? 0,
        seconds: (performance.now() - begun) / 1_000,
        firstMib: Math.max(...first),
        peakMib: Math.max(...memory),
      };
    }
    await pause(LOOK_MS);
  }
  throw new Error(`the file did not come to be ${state}`);
}

interface Office {
  get<Body>(path: string): Promise<Body>;
  post<Body>(path: string, body: object): Promise<Body>;
  send(file: string): Promise<BulkJobDto>;
}

/** The admin API, with the token of somebody who may change the catalogue. */
async function openOffice(stack: RunningStack): Promise<Office> {
  let token = (await signInEmployee('administrator')).access_token;
  let signedIn = performance.now();
  const ask = async <Body>(path: string, init: RequestInit = {}): Promise<Body> => {
    // Tokens live for minutes, files for longer.
    if (performance.now() - signedIn > 120_000) {
      token = (await signInEmployee('administrator')).access_token;
      signedIn = performance.now();
    }
    const answer = await fetch(`${stack.url('admin-api')}${path}`, {
      ...init,
      headers: {
        ...init.headers,
        authorization: `Bearer ${token}`,
        'idempotency-key': crypto.randomUUID(),
      },
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Body;
  };
  return {
    get: (path) => ask(path),
    post: (path, body) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    send: (file) =>
      ask(`${ADMIN_ROUTES.bulkImports}?kind=products&name=bench.csv`, {
        method: 'POST',
        headers: { 'content-type': 'text/csv' },
        body: file,
      }),
  };
}

function fileOf(brand: string, category: string): string {
  const mark = Date.now().toString(36);
  const facts = JSON.stringify({
    servingSize: '1 capsule',
    unitsPerServing: 1,
    rows: [{ name: 'Zinc', source: null, amount: 15, unit: 'mg', dailyValuePercent: 136 }],
    otherIngredients: ['rice flour'],
  }).replaceAll('"', '""');
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const product = Math.floor(row / ITEMS_PER_PRODUCT);
    return [
      `B-${mark}-${row}`,
      `bench-${mark}-${product}`,
      `Bench product ${product}`,
      brand,
      category,
      'immunity',
      'capsule',
      'draft',
      'A product of a measurement.',
      `"${facts}"`,
      'One a day.',
      `${60 + row} capsules`,
      `${mark}${row}`,
      '60',
      'capsules',
      '120',
      'txcd_40090001',
      '12.50',
    ].join(',');
  });
  return `sku,product,title,brand,category,goal,form,status,summary,facts,directions,item,barcode,count,unit,weight_grams,tax_code,price\n${rows.join('\n')}\n`;
}
