import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { databaseUrl, withClient } from './connection.ts';

/** Any fixed number will do; it keeps two test runs on one server from building the template twice. */
const LOCK = 4_410_733_902;
const PREFIX = 'green_apple_template';

const repository = dirname(fileURLToPath(new URL('../../../../package.json', import.meta.url)));
const migrations = join(repository, 'libs/persistence/src/migrations');
/** The shop's own command, in a process of its own: this library stays below the one it helps to test. */
const migrateCommand = join(repository, 'libs/persistence/dist/migrate.main.js');

/** The template's name holds a hash of all migrations: a changed migration is a new template. */
export function templateName(files: ReadonlyArray<{ name: string; text: string }>): string {
  const hash = createHash('sha256');
  for (const { name, text } of files) hash.update(`${name}\0${text}\0`);
  return `${PREFIX}_${hash.digest('hex').slice(0, 12)}`;
}

function migrationFiles(): { name: string; text: string }[] {
  return readdirSync(migrations)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(migrations, name), 'utf8') }));
}

/** Makes sure that a migrated template database is there and returns its name. */
export async function ensureTemplate(serverUrl: string): Promise<string> {
  const name = templateName(migrationFiles());
  await withClient(databaseUrl(serverUrl, 'postgres'), async (server) => {
    if (await exists(server, name)) return;
    await server.query('select pg_advisory_lock($1)', [LOCK]);
    try {
      if (!(await exists(server, name))) await build(server, serverUrl, name);
    } finally {
      await server.query('select pg_advisory_unlock($1)', [LOCK]);
    }
  });
  return name;
}

/** Migrates under another name first: a template that bears its name is whole. */
async function build(server: Client, serverUrl: string, name: string): Promise<void> {
  const draft = `${name}_draft`;
  await server.query(`drop database if exists ${draft} with (force)`);
  await server.query(`create database ${draft}`);
  await migrate(databaseUrl(serverUrl, draft));
  await server.query(`alter database ${draft} with is_template true allow_connections false`);
  await server.query(`alter database ${draft} rename to ${name}`);
}

async function exists(server: Client, name: string): Promise<boolean> {
  const { rowCount } = await server.query('select from pg_database where datname = $1', [name]);
  return rowCount === 1;
}

/** Applies every migration to an empty database. */
export function migrate(url: string): Promise<void> {
  if (!existsSync(migrateCommand))
    throw new Error('The migrate command is not built: run "tsc -b libs/persistence" first.');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [migrateCommand], {
      cwd: repository,
      env: { ...process.env, DATABASE_WRITER_URL: url },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The migrations failed:\n${output}`)),
    );
  });
}
