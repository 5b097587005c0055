import { fillShop } from './seed/fill-shop.ts';
import { progress } from './seed/progress.ts';
import { seedConfig } from './seed/seed.config.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const today = new Date().toISOString().slice(0, 10);
const config = await seedConfig(process.argv.slice(2), today);
const started = performance.now();
const report = progress(say);
try {
  const { added, pictures } = await fillShop(config, report);
  report.stop();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`seeded ${config.products} products (${added} new), ${pictures} pictures, in ${seconds} s`);
} finally {
  report.stop();
}
