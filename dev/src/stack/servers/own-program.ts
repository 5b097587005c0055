import { fileURLToPath } from 'node:url';

/**
 * Arguments for Node to run a program that lies beside this code: from its source when this code runs
 * from source, from its compiled form when compiled.
 */
export function ownProgram(source: URL): string[] {
  const compiled = import.meta.url.endsWith('.js');
  const path = fileURLToPath(source);
  if (compiled) return [path.replace(/\.ts$/, '.js')];
  return ['--conditions=@green-apple/source', path];
}
