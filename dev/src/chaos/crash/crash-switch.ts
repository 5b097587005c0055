import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CRASH_POINTS, CRASHING, type CrashPoint } from './crash-points.ts';

/** Arms points and tells which were hit; speaks with the hook through files, which outlive a killed process. */
export class CrashSwitch {
  readonly folder: string;
  #armed: CrashPoint[] = [];

  constructor(folder: string) {
    this.folder = folder;
  }

  arm(point: CrashPoint): void {
    this.#armed.push(point);
    this.#write();
  }

  disarm(): void {
    this.#armed = [];
    this.#write();
  }

  #write(): void {
    for (const process of CRASHING) {
      const names = this.#armed.filter((point) => point.process === process);
      writeFileSync(
        join(this.folder, `${process}.armed`),
        names.map(({ name }) => name).join('\n'),
      );
    }
  }

  /** Points at which a process has died. */
  hits(): CrashPoint[] {
    return CRASH_POINTS.filter((point) => this.wasHit(point));
  }

  wasHit({ process, name }: CrashPoint): boolean {
    return existsSync(join(this.folder, `${process} ${name}`.replaceAll('/', '.') + '.hit'));
  }

  /** Points that any process has come by, e.g. `worker activity/confirmOrder/after`. */
  passed(): Set<string> {
    return new Set(
      CRASHING.flatMap((process) =>
        this.#lines(`${process}.passed`).map((name) => `${process} ${name}`),
      ),
    );
  }

  /** Activities that the workers of this run offered. */
  offered(): Set<string> {
    return new Set(this.#lines('worker.offered'));
  }

  #lines(file: string): string[] {
    const path = join(this.folder, file);
    return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
  }
}
