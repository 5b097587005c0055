import { parseCommandLine, Misunderstood, type CommandLine } from './settings/options.ts';
import { logsCommand, partCommand, resetCommand, statusCommand, stopCommand } from './commands.ts';
import { startCommand } from './start-command.ts';
import { projectRoot } from './project-root.ts';

const USAGE = `Usage
  npm start [-- options]              start everything; Ctrl-C stops it
  npm run dev                         the same, and restart what a change of source touches
  npm run stack -- status [--json]    how things are; exit code 0 when all that should run is ready
  npm run stack -- logs [part] [-f]   what the parts have written
  npm run stack -- restart <part>     also: kill, stop <part>, start <part>
  npm run stack -- stop               stop everything from another terminal
  npm run stack -- reset              stop, and delete all data of the stack

Options of start
  --state DIR         where data, logs and handles.json live (default .stack)
  --free-ports        any free ports instead of the usual ones
  --servers-only      databases and other servers, none of our own processes
  --only a,b,c        these parts and what they need
  --without a,b       leave parts out
  --products N        so many products in the shop (default 480)
  --market M          the market the shop sells in, us (default) or eu
  --no-seed           leave the shop as it is
  --no-build          run what was built before
`;

async function main(args: readonly string[]): Promise<number> {
  const [command = 'help', ...rest] = args;
  const root = projectRoot();
  const line = parseCommandLine(rest, root, process.cwd());
  if (command === 'start' && line.positionals.length === 0) return startCommand(root, line.options);
  if (command === 'dev') return startCommand(root, { ...line.options, watch: true });
  return stackCommand(command, line);
}

async function stackCommand(command: string, line: CommandLine): Promise<number> {
  const { stateDir } = line.options;
  const [part] = line.positionals;
  if (part !== undefined && ['restart', 'kill', 'stop', 'start'].includes(command)) {
    return partCommand(stateDir, command, part);
  }
  switch (command) {
    case 'status':
      return statusCommand(stateDir, line.json);
    case 'logs':
      return logsCommand(stateDir, part, line.follow);
    case 'stop':
      return stopCommand(stateDir);
    case 'reset':
      return resetCommand(stateDir);
    default:
      process.stdout.write(USAGE);
      return command === 'help' ? 0 : 2;
  }
}

process.stdout.on('error', () => undefined);
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const text = error instanceof Misunderstood ? `${error.message}\n\n${USAGE}` : describe(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 2;
}
// Sockets of libraries may linger; whatever had to be waited for has been.
process.exit();

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
