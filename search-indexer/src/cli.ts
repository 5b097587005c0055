import { setTimeout as delay } from 'node:timers/promises';
import { loadConfig } from '@green-apple/config';
import { whileAlone } from '@green-apple/persistence';
import { DEFINITION_HASH, toEngineFault } from '@green-apple/search';
import { IndexConfig } from './config/config.ts';
import { TARGETS_KNOWN_MS } from './index/write-targets.ts';
import { connect } from './connect.ts';
import { evaluateIndex } from './evaluate/evaluate-index.ts';
import { reportLines, unanswerable, worst } from './evaluate/report.ts';
import { buildLock } from './index/index-keeper.ts';
import { rebuild } from './index/rebuild.ts';
import { verify } from './index/verify.ts';

const USAGE = `usage: search rebuild | rollback | verify | repair | status | evaluate

  rebuild  fills a new index beside the serving one and swaps them
  rollback puts the index before in the serving one's place, and writes what it has missed
  verify   compares every document with its product; exit 1 when something differs
  repair   the same, and writes what differs again
  status   what serves, from which definition, and how many products it holds
  evaluate measures relevance on the judgement list beside a plain search; exit 1 when it is no better
`;

const COMMANDS = ['rebuild', 'rollback', 'verify', 'repair', 'status', 'evaluate'];

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function run(command: string | undefined): Promise<number> {
  if (!command || !COMMANDS.includes(command)) {
    say(USAGE);
    return 2;
  }
  const config = loadConfig(IndexConfig, process.env);
  const connection = connect(config);
  const { index, reader, writer, updater } = connection;
  try {
    if (command === 'rebuild') {
      const result = await whileAlone(config.DATABASE_WRITER_URL, buildLock(index), (signal) =>
        rebuild({
          index,
          reader,
          writer,
          signal,
          onProgress: ({ written, of }) => say(`  ${written} of ${of}`),
        }),
      );
      if (!result) {
        say('another process is building');
        return 1;
      }
      const rate = Math.round(result.documents / (result.milliseconds / 1000));
      say(`${result.index} serves: ${result.documents} documents, ${rate} per second`);
      for (const { id, reason } of result.refused) say(`  ${id} is not taken: ${reason}`);
      return 0;
    }
    if (command === 'status') {
      const serving = await index.serving();
      say(`serving     ${serving?.index ?? 'nothing'}`);
      say(`definition  ${serving?.definition === DEFINITION_HASH ? 'current' : 'another one'}`);
      say(`documents   ${serving ? await index.count(serving.index) : 0}`);
      say(`published   ${await writer.countPublished()}`);
      for (const other of await index.all())
        if (other.index !== serving?.index) say(`kept        ${other.index}`);
      return serving ? 0 : 1;
    }
    if (command === 'evaluate') {
      const { shop, plain } = await evaluateIndex({
        client: connection.client,
        index,
        reader: writer,
      });
      for (const line of reportLines([shop, plain])) say(line);
      for (const { gain, kind, query } of worst(shop, 10))
        say(`  ${(gain ?? 0).toFixed(2)}  ${kind}: ${query}`);
      const left = unanswerable(shop).length;
      if (left > 0) say(`${left} queries are about products this catalogue does not have`);
      return shop.gain > plain.gain ? 0 : 1;
    }
    if (command === 'rollback') {
      const back = await index.rollBack();
      if (!back) {
        say('no earlier index of this definition was kept');
        return 1;
      }
      say(`${back.to} serves in the place of ${back.from}`);
      // Consumers learn of it within moments; what they wrote to the other one until then is in the repair.
      await delay(2 * TARGETS_KNOWN_MS);
    }
    const repairs = command === 'repair' || command === 'rollback';
    const result = await verify({
      index,
      reader: writer,
      ...(repairs ? { repairBy: updater } : {}),
    });
    say(
      `${result.checked} checked, ${result.missing} missing, ${result.different} different, ` +
        `${result.extra} extra, ${result.repaired} repaired`,
    );
    for (const { id, reason } of result.refused) say(`  ${id} is not taken: ${reason}`);
    const drift = result.missing + result.different + result.extra;
    return drift - result.repaired > 0 ? 1 : 0;
  } finally {
    await connection.close();
  }
}

try {
  process.exitCode = await run(process.argv[2]);
} catch (error) {
  const { fault, reason = '' } = toEngineFault(error);
  process.stderr.write(`${fault}: ${reason}\n`);
  process.exitCode = 1;
}
