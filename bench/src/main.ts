import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ProductList } from '@green-apple/contracts-http';
import type { Bench } from './bench.ts';
import { browse } from './browse/browse.ts';
import { bulk } from './bulk.ts';
import { checkout } from './checkout.ts';
import { confirm } from './confirm.ts';
import { printTable, type Figures } from './figures.ts';
import { floor } from './floor.ts';
import { fresh } from './fresh.ts';
import { growth } from './growth.ts';
import { office } from './office.ts';
import { rebuild } from './rebuild.ts';
import { machine, readRunningStack, type RunningStack } from './running-stack.ts';
import { rush } from './rush.ts';
import { start } from './start.ts';

const BENCHES: Readonly<Record<string, Bench>> = {
  browse,
  bulk,
  checkout: async (stack) => ({ ...(await checkout(stack)), ...(await floor(stack)) }),
  confirm,
  rush,
  growth,
  fresh,
  rebuild,
  office,
};
const USAGE = `npm run bench -- NAME... [--products N] [--json FILE]
  names: start ${Object.keys(BENCHES).join(' ')}
  start measures stacks of its own; the others measure the one that npm start has brought up.
`;

/** Refuses to measure a catalogue of another size than asked for. */
async function checkProducts(stack: RunningStack, products: number): Promise<void> {
  const answer = await fetch(`${stack.url('storefront-api')}/api/products?limit=1`, {
    signal: AbortSignal.timeout(10_000),
  });
  const { total } = (await answer.json()) as ProductList;
  const countedUpTo = 10_000;
  if (total < Math.min(products, countedUpTo) * 0.95)
    throw new Error(
      `the running shop holds ${total} products, not ${products}: npm run stack -- reset, then npm start -- --products ${products}`,
    );
}

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { products: { type: 'string' }, json: { type: 'string' } },
  });
  const unknown = positionals.filter((name) => name !== 'start' && BENCHES[name] === undefined);
  if (positionals.length === 0 || unknown.length > 0) {
    process.stderr.write(unknown.length > 0 ? `unknown: ${unknown.join(', ')}\n` : '');
    process.stderr.write(USAGE);
    return 2;
  }
  process.stdout.write(`${machine()}\n`);
  const figures: Figures = {};
  for (const name of positionals) {
    process.stdout.write(`\n${name} ...\n`);
    const taken = name === 'start' ? await start() : await runAgainstStack(name, values.products);
    Object.assign(figures, taken);
    process.stdout.write(`${printTable(name, taken)}\n`);
  }
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify({ machine: machine(), ...figures }, null, 2)}\n`);
  return 0;
}

async function runAgainstStack(name: string, products: string | undefined): Promise<Figures> {
  const stack = readRunningStack(process.env['GREEN_APPLE_STACK'] ?? '.stack/handles.json');
  if (products !== undefined) await checkProducts(stack, Number(products));
  const bench = BENCHES[name];
  return bench === undefined ? {} : bench(stack);
}

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
